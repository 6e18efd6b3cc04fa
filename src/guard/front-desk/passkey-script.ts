/** Where the one script of the front desk is. */
export const SCRIPT_PATH = '/passkey.js';

/**
 * It stands between a press of the button and the sending of the form: asks the browser for what the form says and puts the
 * answer into it. It sends nothing itself. Without it passwords work as before.
 */
export const PASSKEY_SCRIPT = `'use strict';
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  buffer
    ? btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\\+/g, '-')
        .replace(/\\//g, '_')
        .replace(/=+$/, '')
    : undefined;
const withBytes = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

async function make(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  return navigator.credentials.create({ publicKey });
}

async function sign(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
  return navigator.credentials.get({ publicKey });
}

const answerOf = ({ rawId, type, response }) => ({
  id: text(rawId),
  rawId: text(rawId),
  type,
  clientExtensionResults: {},
  response: {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  },
});

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const told = form.querySelector('[role=status]');
    told.textContent = 'Your device asks you now.';
    try {
      const options = JSON.parse(form.dataset.options);
      const credential = await (form.dataset.passkey === 'make' ? make(options) : sign(options));
      form.elements.answer.value = JSON.stringify(answerOf(credential));
      form.submit();
    } catch {
      told.textContent = 'That did not work, or took too long. Nothing was done.';
    }
  });
}
`;
