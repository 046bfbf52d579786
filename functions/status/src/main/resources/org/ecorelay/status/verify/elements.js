const texts = JSON.parse(document.getElementById('texts').textContent);
// Chinese in its simplified script; Thai dates with the years that the document prints.
const TAGS = { en: 'en', zh: 'zh-Hans', vi: 'vi', th: 'th', ms: 'ms', ja: 'ja', ko: 'ko' };
const LOCALES = { en: 'en-GB', zh: 'zh-CN', vi: 'vi-VN', th: 'th-TH-u-ca-gregory', ms: 'ms-MY', ja: 'ja-JP', ko: 'ko-KR' };
const TONES = {
  VALID: 'good', REPLACED: 'bad', WITHDRAWN: 'bad', EXPIRED: 'bad', REJECTED: 'bad', INVALID: 'bad',
  PENDING: 'wait', NOT_SUBMITTED: 'wait', EARLY: 'wait', UNCONFIRMED: 'wait',
};
const VERDICT_TONES = { valid: 'good', invalid: 'bad', unknown: 'wait', skipped: 'plain' };
const ICONS = {
  good: 'M5 12.5l4.5 4.5L19 7.5', bad: 'M6 6l12 12M18 6L6 18', wait: 'M12 6v6.5l4 2.5',
  plain: 'M12 11v6M12 7.2v.3', turning: 'M12 3a9 9 0 1 0 9 9',
};
const DETERMINED = ['AGREEMENT', 'PACK'];
const GOOD_FIELDS = ['description', 'hsCode', 'originCountry', 'criterion', 'basis'];
const PATIENCE_MS = 20000;

const byId = id => document.getElementById(id);
let language = chosen();
let shown = { reason: 'CHECKING' };
let focused = '';

function chosen() {
  const wanted = new URLSearchParams(location.search).getAll('lang').concat(navigator.languages || []);
  const known = wanted.map(tag => tag.toLowerCase().split('-')[0]).filter(tag => texts[tag]);
  return known[0] || 'en';
}

// ---- what is written

function node(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function icon(kind) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' + (kind === 'turning' ? ' turning' : '') })
    .forEach(([key, value]) => made.setAttribute(key, value));
  if (kind === 'wait' || kind === 'plain') {
    const ring = document.createElementNS(made.namespaceURI, 'circle');
    Object.entries({ cx: 12, cy: 12, r: 10 }).forEach(([key, value]) => ring.setAttribute(key, value));
    made.append(ring);
  }
  const path = document.createElementNS(made.namespaceURI, 'path');
  path.setAttribute('d', ICONS[kind]);
  made.append(path);
  return made;
}

/** The text of a key; what stands for {0}, {1} … may be text or a node. */
function text(key, ...values) {
  return texts[language][key].split(/(\{\d\})/).filter(part => part !== '')
    .map(part => /^\{\d\}$/.test(part) ? values[Number(part[1])] : part);
}

const plain = (key, ...values) => text(key, ...values).join('');

/** A country's name in the reader's language, or its code where the browser knows no name. */
function country(code) {
  try {
    return new Intl.DisplayNames([LOCALES[language]], { type: 'region' }).of(code);
  } catch (unsupported) {
    return code;
  }
}

function day(value) {
  const at = new Date(value);
  return isNaN(at) ? value
    : new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** As the document has it: not for a translator, and read aloud as English. */
const verbatim = value => node('span', { lang: 'en', translate: 'no' }, value);
