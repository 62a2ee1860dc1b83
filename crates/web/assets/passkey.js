// Passkeys: the one part of signing in that a page without script cannot do.
//
// A form with data-passkey="make" or "use" asks its question from data-question, hands it to the browser, puts
// the answer into its field and sends itself. The part is shown only where the browser knows passkeys.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

for (const part of document.querySelectorAll("[data-passkey-part]")) {
  if (!window.PublicKeyCredential) continue;
  part.hidden = false;
  const form = part.querySelector("form[data-passkey]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const trouble = part.querySelector("[data-trouble]");
    trouble.hidden = true;
    try {
      form.elements.antwort.value = JSON.stringify(await answer(form));
      form.submit();
    } catch {
      // Given up, or a device that has no fitting key: the page stays as it is.
      trouble.hidden = false;
    }
  });
}

async function answer(form) {
  const asked = await fetch(form.dataset.question, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!asked.ok) throw new Error(asked.status);
  const { publicKey } = await asked.json();
  publicKey.challenge = bytes(publicKey.challenge);
  const make = form.dataset.passkey === "make";
  const listed = make ? publicKey.excludeCredentials : publicKey.allowCredentials;
  for (const key of listed ?? []) key.id = bytes(key.id);
  if (make) publicKey.user.id = bytes(publicKey.user.id);
  const key = make
    ? await navigator.credentials.create({ publicKey })
    : await navigator.credentials.get({ publicKey });
  const { response } = key;
  const parts = make ? ["attestationObject", "clientDataJSON"] : ["authenticatorData", "clientDataJSON", "signature", "userHandle"];
  const said = Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])]));
  if (make && response.getTransports) said.transports = response.getTransports();
  return { id: key.id, rawId: text(key.rawId), type: key.type, extensions: {}, response: said };
}
