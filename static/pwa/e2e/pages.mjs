// How scripts reach a readable page: by its address, or through the search form as a person would.

/** Open `scene.path`, or fill in `scene.form` on the start page and press Zoek. */
export async function open(page, base, scene) {
  await page.goto(base + (scene.path ?? '/'))
  if (scene.form) {
    for (const [name, value] of Object.entries(scene.form)) await page.fill(`[name="${name}"]`, value)
    await Promise.all([page.waitForNavigation(), page.click('.search-box button')])
  }
}
