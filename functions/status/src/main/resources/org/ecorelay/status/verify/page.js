// ---- the page

function show() {
  document.documentElement.lang = TAGS[language];
  document.title = `${plain(shown.reason + '.title', ((shown.answer || {}).replacedBy || {}).version)} · ${plain('heading')}`;
  document.querySelectorAll('[data-text]').forEach(one => { one.textContent = plain(one.dataset.text); });
  byId('main').setAttribute('aria-busy', String(shown.reason === 'CHECKING'));
  byId('outcome').replaceChildren(outcome());
  const answer = shown.answer;
  byId('simulated').replaceChildren(...(answer && answer.simulated ? [node('p', { class: 'simulated' },
    node('strong', { translate: 'no' }, 'SIMULATED'), ...text('simulated.text'))] : []));
  const parts = answer ? [node('section', { class: 'card' }, node('h2', {}, ...text('sentences.heading')), sentences(answer))] : [];
  if (answer && answer.replacedBy) {
    parts.push(changes(answer));
  }
  if (answer && answer.document) {
    parts.push(documentCard(answer));
  }
  if (answer) {
    parts.push(checks(answer));
  }
  parts.push(actions(answer));
  const active = document.activeElement;
  focused = byId('answer').contains(active) ? active.id : focused;
  byId('answer').replaceChildren(...parts);
  refocus();
}

/** Who has pressed a button finds the focus on it again when the answer is there. */
function refocus() {
  const button = focused && byId(focused);
  if (button && !button.closest('[hidden]') && document.activeElement === document.body) {
    button.focus({ preventScroll: true });
  }
}

function actions(answer) {
  const made = node('div', { class: 'card actions' });
  if (answer && answer.documentId) {
    const download = node('button', { type: 'button', class: 'first', id: 'download' }, ...text('download.button'));
    const told = node('p', { class: 'note', role: 'status' }, ...text('download.text'));
    download.addEventListener('click', () => save(answer.documentId).catch(() =>
      told.replaceChildren(...text('download.failed'))));
    made.append(download, told);
  }
  const again = node('button', { type: 'button', id: 'again' }, ...text('again'));
  again.addEventListener('click', ask);
  made.append(again);
  made.hidden = shown.reason === 'CHECKING';
  return made;
}

// ---- what is asked: the id of the path, the hash of the fragment, and nothing else

function question() {
  const id = location.pathname.split('/').pop();
  const hash = location.hash.slice(1);
  return /^[A-Za-z0-9_-]{43}$/.test(hash) ? { id, hash } : null;
}

function post(path, asked) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  return fetch(new URL(path, location.href), {
    method: 'POST', body: JSON.stringify(asked), headers: { 'content-type': 'application/json' },
    cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal: patience.signal,
  }).then(async response => ({ status: response.status, body: await response.text() })).finally(() => clearTimeout(timer));
}

let questions = 0;

/** An answer to an older question says nothing, however late it comes. */
async function ask() {
  const mine = ++questions;
  const asked = question();
  tell(asked ? { reason: 'CHECKING' } : { reason: 'INCOMPLETE' });
  if (asked) {
    const answer = await found(asked);
    if (mine === questions) {
      tell({ ...answer, at: new Date() });
    }
  }
}

async function found(asked) {
  let response;
  try {
    response = await post('../v1/verify', asked);
  } catch (noConnection) {
    return { reason: 'OFFLINE' };
  }
  if (response.status !== 200) {
    return { reason: { 404: 'NOT_FOUND', 429: 'BUSY' }[response.status] || 'UNREACHABLE' };
  }
  try {
    const answer = JSON.parse(response.body);
    return { reason: reason(answer), answer };
  } catch (notAnAnswer) {
    return { reason: 'UNREACHABLE' };
  }
}

async function save(documentId) {
  const response = await post('../v1/verify/document', question());
  if (response.status !== 200) {
    throw new Error(String(response.status));
  }
  const address = URL.createObjectURL(new Blob([response.body], { type: 'application/vc+jwt' }));
  node('a', { href: address, download: `${documentId}.jws` }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}

function tell(next) {
  shown = next;
  show();
}

function switchTo(next) {
  language = next;
  history.replaceState(null, '', `?lang=${next}${location.hash}`);
  show();
}

Object.keys(TAGS).forEach(one =>
  byId('language').append(node('option', { value: one, lang: TAGS[one] }, texts[one]['language.name'])));
byId('language').value = language;
byId('language').addEventListener('change', event => switchTo(event.target.value));
addEventListener('hashchange', ask);
ask();
