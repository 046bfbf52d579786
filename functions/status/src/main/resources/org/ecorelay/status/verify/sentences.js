// ---- what was answered

const answered = aspect => shown.answer.answers.find(one => one.aspect === aspect) || {};

/** Which of the reasons it is; the order is that of what a reader has to know first. */
function reason(answer) {
  const code = aspect => (answer.answers.find(one => one.aspect === aspect) || {}).code;
  if (['REPLACED', 'WITHDRAWN', 'EXPIRED'].includes(answer.standing)) {
    return answer.standing;
  }
  if (code('validity') === 'EXPIRED') {
    return 'EXPIRED';
  }
  if (code('validity') === 'NOT_YET_VALID') {
    return 'EARLY';
  }
  if (answer.overall !== 'valid') {
    return answer.overall === 'invalid' ? 'INVALID' : 'UNCONFIRMED';
  }
  return TONES[answer.standing] ? answer.standing : 'UNCONFIRMED';
}

function outcome() {
  const document = (shown.answer || {}).document || {};
  const values = {
    REPLACED: [((shown.answer || {}).replacedBy || {}).version], EXPIRED: [day(document.validUntil)],
    EARLY: [day(document.validFrom)],
  }[shown.reason] || [];
  const simulated = shown.answer && shown.answer.simulated && shown.reason === 'VALID';
  const tone = simulated ? 'wait' : TONES[shown.reason] || 'plain';
  const box = node('div', { class: 'outcome ' + tone },
    icon(shown.reason === 'CHECKING' ? 'turning' : simulated ? 'good' : tone),
    node('p', { class: 'title' }, ...text(shown.reason + '.title', ...values), simulated ? ' · SIMULATED' : null),
    node('p', { class: 'said' }, ...text(simulated ? 'VALID.simulated' : shown.reason + '.text', ...values)));
  if (shown.at) {
    const when = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(shown.at);
    box.append(node('p', { class: 'when' }, ...text('checkedAt', when)));
  }
  return box;
}

function sentence(key, tone, ...said) {
  return node('li', { class: key }, node('span', { class: tone }, icon(tone)),
    node('div', {}, node('span', { class: 'label' }, ...text(key + '.label')), node('span', { class: 'said' }, ...said)));
}

function sentences(answer) {
  const integrity = answered('integrity').verdict;
  const issuer = answered('issuer').verdict;
  const list = node('ul', { class: 'sentences' },
    sentence('integrity', VERDICT_TONES[integrity], ...text('integrity.' + integrity)),
    sentence('issuer', VERDICT_TONES[issuer], ...signer(answer, issuer)));
  if (answer.platform) {
    list.append(sentence('platform', 'plain', ...platform(answer)));
  }
  if (answer.certified !== undefined) {
    list.append(sentence('certified', 'plain', ...certified(answer)));
  }
  const importing = (answer.document || {}).importCountry;
  list.append(sentence('customs', 'plain',
    ...(importing ? text('customs.of', country(importing)) : text('customs.any'))));
  return list;
}

function signer(answer, verdict) {
  const by = answer.signedBy || {};
  return by.name && by.country ? text('issuer.valid', node('strong', { translate: 'no' }, by.name), country(by.country))
    : by.name ? text('issuer.named', node('strong', { translate: 'no' }, by.name)) : text('issuer.' + verdict);
}

function platform(answer) {
  const word = answer.platform.word;
  if (answer.standing === 'NOT_SUBMITTED') {
    return text('platform.notSent');
  }
  if (!word) {
    return text(answer.platform.outcome ? 'platform.was.' + answer.platform.outcome : 'platform.none');
  }
  return text(answer.simulated ? 'platform.simulated' : 'platform.word', node('q', { lang: 'en', translate: 'no' }, word));
}

function certified(answer) {
  const by = answer.certifiedBy;
  if (!answer.certified || !by) {
    return [node('strong', {}, ...text('certified.no')), ' ', ...text('certified.noText')];
  }
  const said = text('certified.yes', verbatim(by.body), verbatim(by.number));
  const dated = by.date ? [' ', ...text('certified.date', day(by.date))] : [];
  const page = by.queryUrl && by.queryUrl.startsWith('https://')
    ? node('a', { href: by.queryUrl, rel: 'noreferrer noopener external', target: '_blank' }, ...text('certified.query', by.body))
    : node('span', { class: 'note' }, ...text('certified.noQuery', by.body));
  return [...said, ...dated, node('br'), page];
}
