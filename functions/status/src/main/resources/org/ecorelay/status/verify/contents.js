// ---- what the document says

function basis(kind) {
  const known = DETERMINED.includes(kind) || kind === 'STATED' || kind === 'ISSUED';
  return [node('span', { class: 'tag', translate: 'no' }, DETERMINED.includes(kind) ? 'DETERMINED' : kind),
    ...(known ? [' ', node('span', { class: 'note' }, ...text('basis.' + kind))] : [])];
}

function criterion(value) {
  const meanings = value.split(/\s+/).map(word => texts[language]['criterion.' + word]).filter(Boolean);
  return [node('strong', { translate: 'no' }, value),
    ...(meanings.length ? [' ', node('span', { class: 'note' }, meanings.join(' · '))] : [])];
}

function value(field, given) {
  switch (field) {
    case 'validFrom': case 'validUntil': return [day(given)];
    case 'exportCountry': case 'importCountry': case 'originCountry': return [country(given) === given ? given : `${country(given)} (${given})`];
    case 'criterion': return criterion(given);
    case 'basis': return basis(given);
    case 'description': case 'rule': case 'source': return [verbatim(given)];
    default: return [node('span', { translate: 'no' }, given)];
  }
}

function pairs(object, fields) {
  const list = node('dl');
  fields.filter(field => object[field]).forEach(field =>
    list.append(node('dt', {}, ...text('field.' + field)), node('dd', {}, ...value(field, object[field]))));
  return list;
}

function documentCard(answer) {
  const card = node('section', { class: 'card document' }, node('h2', {}, ...text('document.heading')));
  const facts = pairs(answer.document, ['declarant', 'exportCountry', 'importCountry', 'validFrom', 'validUntil']);
  if (answer.documentId) {
    facts.append(node('dt', {}, ...text('document.id')), node('dd', { class: 'id', translate: 'no' }, answer.documentId));
  }
  const goods = node('ul', { class: 'goods' });
  answer.document.goods.forEach(good => goods.append(node('li', {},
    node('h3', {}, ...text('document.good', good.number)),
    pairs(good, GOOD_FIELDS.concat(good.basis === 'ISSUED' ? [] : ['rule', 'source'])))));
  card.append(facts, goods);
  return card;
}

function changes(answer) {
  const by = answer.replacedBy;
  const card = node('section', { class: 'card replaced' }, node('h2', {}, ...text('changes.heading', by.version)));
  if (by.differences.length === 0) {
    card.append(node('p', {}, ...text('changes.none')));
    return card;
  }
  const list = node('ul', { class: 'changes' });
  by.differences.forEach(one => {
    const [, number, inGood] = /^items\/([^/]+)\/(.+)$/.exec(one.field) || [];
    const field = inGood || one.field;
    const name = texts[language]['field.' + field] || one.field;
    const side = (tag, label, given) => node(tag, {}, node('span', { class: 'label' }, ...label),
      ...(given === undefined ? text('changes.absent') : value(field, given)));
    list.append(node('li', {},
      node('span', { class: 'label' }, number ? `${plain('document.good', number)} · ${name}` : name),
      side('del', text('changes.before'), one.before), side('ins', text('changes.after', by.version), one.after)));
  });
  card.append(list);
  return card;
}

function checks(answer) {
  const list = node('ul');
  answer.answers.forEach(one => list.append(node('li', {}, node('span', {}, ...text('aspect.' + one.aspect)),
    node('strong', {}, ...text('verdict.' + one.verdict)), node('code', { translate: 'no' }, `${one.number} ${one.code}`))));
  return node('details', { class: 'card' }, node('summary', {}, ...text('checks.heading')), list);
}
