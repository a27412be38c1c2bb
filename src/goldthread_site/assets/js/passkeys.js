// Passkeys: asks the browser for one, and sends its answer with the form. Where the browser knows none, or without
// this file, the forms stay hidden, and people sign in with name and password.
const known = window.PublicKeyCredential && 'parseRequestOptionsFromJSON' in window.PublicKeyCredential

async function asked (form) {
  if (form.dataset.passkey === 'create') {
    const options = JSON.parse(form.dataset.options).publicKey
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  }
  const told = form.dataset.options ? JSON.parse(form.dataset.options) : (await (await fetch(form.action)).json()).request_options
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(told.publicKey) })
}

if (known) {
  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      try {
        form.elements.credential.value = JSON.stringify(await asked(form))
        form.submit()
      } catch {
        form.querySelector('[role=alert]').hidden = false
      }
    })
  })
}
