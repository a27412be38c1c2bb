// Small comforts only: every page works without this file.
import { initAll } from './govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// On a phone the filter folds into one line that says what is left out. Without this file it stays open.
if (window.matchMedia('(max-width: 43.74em)').matches) {
  document.querySelectorAll('details.gt-filter-fold[data-folds]').forEach((fold) => { fold.open = false })
}
