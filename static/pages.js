// The little that pages gain from a script: leaving without a trace, sharing and printing. Everything else works without.
const leave = document.querySelector('[data-leave]')
leave.addEventListener('click', (event) => {
  event.preventDefault()
  document.documentElement.hidden = true
  // "Back" then leads past this page, not to it.
  location.replace(leave.href)
})

// Escape pressed three times in a row does the same.
let pressed = []
addEventListener('keydown', ({ key, timeStamp }) => {
  pressed = key === 'Escape' ? [...pressed.filter((at) => timeStamp - at < 1500), timeStamp] : []
  if (pressed.length >= 3) leave.click()
})

for (const item of document.querySelectorAll('[data-needs-script]')) {
  item.hidden = Boolean(item.querySelector('[data-share]')) && !navigator.share
}
document.querySelector('[data-print]')?.addEventListener('click', () => window.print())
const share = document.querySelector('[data-share]')
share?.addEventListener('click', () => {
  // The person may change their mind: that is no error.
  navigator.share({ title: share.dataset.title, url: share.dataset.url }).catch(() => {})
})
