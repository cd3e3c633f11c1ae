/**
 * Passkeys: whatever offers one shows itself only in a browser that has them. A button asks the server what is to be signed or made, lets the
 * browser do it, and sends its form with the answer. Without scripts there is another way on the same page.
 */
export function offerPasskeys() {
  const buttons = document.querySelectorAll('[data-passkey-part], [data-passkey-missing]');
  if (buttons.length === 0 || !hasPasskeys()) return;
  for (const part of document.querySelectorAll('[data-passkey-part]')) part.removeAttribute('hidden');
  for (const part of document.querySelectorAll('[data-passkey-missing]')) part.setAttribute('hidden', '');
  for (const button of document.querySelectorAll('button[data-passkey]')) if (button instanceof HTMLButtonElement) offer(button);
}

const hasPasskeys = () =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** @param {HTMLButtonElement} button */
function offer(button) {
  const problem = button.parentElement?.querySelector('[data-passkey-problem]');
  /** @param {string} words */
  const tell = words => {
    if (!problem) return;
    problem.textContent = words;
    problem.toggleAttribute('hidden', words === '');
  };
  button.addEventListener('click', async () => {
    const { form } = button;
    if (!form) return;
    tell('');
    button.disabled = true;
    try {
      const { get, make } = await asked(form, button.dataset['passkey'] ?? '');
      const does = button.dataset['passkeyDoes'] ?? '';
      if (does === 'get') add(form, 'proof', await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(get) }));
      if (does === 'make') add(form, 'made', await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(make) }));
      form.submit();
    } catch (fault) {
      button.disabled = false;
      const isKnown = fault instanceof DOMException && fault.name === 'InvalidStateError';
      tell(isKnown ? 'This device has a passkey for you already.' : 'The passkey was not used. Try again, or choose another way.');
    }
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} url
 */
async function asked(form, url) {
  const csrf = new FormData(form).get('csrf');
  const reply = await fetch(url, { method: 'POST', body: new URLSearchParams({ csrf: typeof csrf === 'string' ? csrf : '' }) });
  if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
  return reply.json();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {Credential | null} credential
 */
function add(form, name, credential) {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = JSON.stringify(credential.toJSON());
  form.append(input);
}
