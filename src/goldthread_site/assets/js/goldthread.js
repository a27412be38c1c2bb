// Small comforts only: every page works without this file.
import { initAll } from './govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// On a phone the filter folds into one line that says what is left out. Without this file it stays open.
if (window.matchMedia('(max-width: 43.74em)').matches) {
  document.querySelectorAll('details.gt-filter-fold[data-folds]').forEach((fold) => { fold.open = false })
}

// A row of tabs that is wider than a phone starts at the tab that is open. Without this file it starts at the first.
document.querySelectorAll('.moj-sub-navigation__link[aria-current]').forEach((tab) => {
  const row = tab.closest('nav')
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2
})

// What was typed is sent to be kept when somebody leaves the page, so that it is there when they come back. Without
// this file “save it for later” does the same. Nothing is ever stored in the browser.
document.querySelectorAll('form[data-keeps]').forEach((form) => {
  let typed = false
  form.addEventListener('input', () => { typed = true })
  form.addEventListener('submit', () => { typed = false })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !typed) return
    const words = new FormData(form)
    words.delete('file')
    words.set('do', form.dataset.keeps)
    navigator.sendBeacon(window.location.href, words)
    typed = false
  })
})

// Without this file the link leads to the top of the page, which prints as well from the browser's own menu.
document.querySelectorAll('[data-prints]').forEach((link) => {
  link.addEventListener('click', (event) => { event.preventDefault(); window.print() })
})

// How many boxes are ticked is said beside the button. Without this file the next page says it.
document.querySelectorAll('form[data-many]').forEach((form) => {
  const said = form.querySelector('[data-count]')
  const boxes = () => [...form.elements].filter((box) => box.name === 'row')
  const count = () => {
    const ticked = boxes().filter((box) => box.checked).length
    said.hidden = false
    said.textContent = `${ticked} ticked`
  }
  boxes().forEach((box) => box.addEventListener('change', count))
  if (boxes().some((box) => box.checked)) count()
})

// A line typed in a meeting is sent without loading the page anew: the cursor stays in the field, the next line can be
// typed at once, and the answer is read out. Without this file the page loads again, and the cursor is in the field too.
let before = Promise.resolve()
const sendLine = async (form, body) => {
  const field = document.getElementById('id_line')
  const state = document.querySelectorAll('[data-fresh="state"] input')
  if (!body.has('chosen')) state.forEach((each) => body.set(each.name, each.value)) // as the line before left it
  const answer = await fetch(form.action, { method: 'POST', body })
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (!fresh.getElementById('id_line')) { window.location.reload(); return }
  document.querySelectorAll('[data-fresh]').forEach((part) => {
    part.innerHTML = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`).innerHTML
  })
  if (field.value === '') field.value = fresh.getElementById('id_line').getAttribute('value')
  field.focus()
}
document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-quick]')
  if (!form) return
  event.preventDefault()
  const body = new FormData(form, event.submitter)
  document.getElementById('id_line').value = ''
  before = before.then(() => sendLine(form, body)).catch(() => form.submit())
})
