// Signs this browser in with the code in the link's fragment, says how things stand, and unlocks the vault if asked to.

const CODE = /^#open=([\w-]{1,100})$/;

const state = document.getElementById('state');
const text = document.getElementById('state-text');
const form = document.getElementById('unlock');

function show(kind, words, withForm = false) {
  state.dataset.state = kind;
  text.textContent = words;
  form.hidden = !withForm;
}

function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function refusalOf(response) {
  const { message, data } = await response.json();
  return [message, data.remedy].filter(Boolean).join(' ');
}

/** Takes the code out of the address first, so that it stays in no history. */
async function signIn() {
  const code = CODE.exec(location.hash)?.[1];
  if (code === undefined) return;
  history.replaceState(null, '', '/');
  const response = await post('/session', { code });
  if (!response.ok) show('refused', await refusalOf(response));
}

/** Whoever is signed in already need not care about a link that was used before. */
async function showState() {
  const { signed_in, unlocked } = await (await fetch('/session')).json();
  if (signed_in && unlocked) show('open', 'This browser is signed in and the vault is open.');
  else if (signed_in) show('locked', 'This browser is signed in. The vault is locked.', true);
}

async function unlock(event) {
  event.preventDefault();
  const field = form.elements.namedItem('passphrase');
  const response = await post('/unlock', { passphrase: field.value });
  field.value = '';
  if (response.ok) await showState();
  else show('refused', await refusalOf(response), true);
}

async function start() {
  document.getElementById('origin').textContent = location.origin;
  form.addEventListener('submit', unlock);
  // A link pasted over this very page changes the fragment only.
  addEventListener('hashchange', start, { once: true });
  await signIn();
  await showState();
}

start();
