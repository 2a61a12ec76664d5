// <fj-passkey>: starts allauth's passkey script on the form beside it; says so when the key does not answer.
class Passkey extends HTMLElement {
  connectedCallback() {
    const { does, button, credential, passwordless, data, failed } = this.dataset;
    const ids = { login: button, add: button, authenticate: button, credential };
    if (passwordless) ids.passwordless = passwordless;
    if (data) ids.data = data;
    window.allauth.webauthn.forms[does]({ ids });
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      this.textContent = failed;
    });
  }
}

customElements.define("fj-passkey", Passkey);
