// What people do: search with the keyboard alone, without script, with suggestions, in another language.
import { open } from "./browser.mjs";

export async function walks({ chromium, base, check, addresses }) {
  for (const walk of [keyboard, suggestions, withoutScript, filters, languages]) {
    // A walk that gets stuck is one failed check, not the end.
    await walk(chromium, base, check).catch((error) => check(`${walk.name}: goes to its end`, false, error.message.split("\n")[0]));
  }
  await data(base, check, addresses);
}

const desk = { width: 1280, height: 900 };

/** What has the focus, in words. */
const focused = (page) => page.evaluate(() => {
  const { tagName, id, className, textContent } = document.activeElement;
  return `${tagName.toLowerCase()}#${id}.${className} ${textContent.trim().slice(0, 60)}`;
});

/** Presses Tab until the selector has the focus; false after `most` steps. */
async function tabTo(page, selector, most = 60) {
  for (let step = 0; step < most; step++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return true;
    await page.keyboard.press("Tab");
  }
  return false;
}

async function keyboard(chromium, base, check) {
  const page = await open(chromium, desk);
  await page.goto(`${base}/`);
  await page.keyboard.press("Tab");
  check("keyboard: the first stop is the link to the content", (await focused(page)).includes("skip"));
  await page.keyboard.press("Enter");
  check("keyboard: the link leads to the content", (await focused(page)).startsWith("main#inhalt"));
  check("keyboard: the search field is reached", await tabTo(page, "#q"));
  await page.keyboard.type("Deutsch");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/angebote\?q=Deutsch/);
  check("keyboard: Enter searches", (await page.locator(".card").count()) > 0);
  check("keyboard: a result is reached", await tabTo(page, ".card__title a", 120));
  const ring = await page.evaluate(() => {
    const at = document.activeElement;
    return getComputedStyle(at, "::after").outlineStyle !== "none" || getComputedStyle(at).outlineStyle !== "none";
  });
  check("keyboard: the focus is seen", ring);
  const title = (await page.evaluate(() => document.activeElement.textContent)).trim();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/angebote\/[0-9a-f-]{36}$/);
  check("keyboard: Enter opens the offer", (await page.locator("h1").innerText()).trim() === title);
  check("keyboard: no trouble on the way", page.troubles.length === 0, page.troubles.join("; "));
  await page.goto(`${base}/angebote?view=map`);
  await page.waitForFunction(() => window.verzahntMap?.loaded(), null, { timeout: 20000 }).catch(() => {});
  check("keyboard: the map is reached", await tabTo(page, ".maplibregl-canvas", 120));
  const before = await page.evaluate(() => window.verzahntMap?.getZoom());
  await page.keyboard.press("Shift+Equal");
  await page.waitForTimeout(800);
  check("keyboard: the map can be zoomed", (await page.evaluate(() => window.verzahntMap?.getZoom())) > before);
  check("keyboard: the map can be left", await tabTo(page, ".card__title a", 20));
  await page.context().close();
}

async function suggestions(chromium, base, check) {
  const page = await open(chromium, desk);
  await page.goto(`${base}/`);
  await page.locator("#q").pressSequentially("deut", { delay: 40 });
  const list = page.locator("[role=listbox] [role=option]");
  await list.first().waitFor({ timeout: 5000 }).catch(() => {});
  check("suggestions: they come while typing", (await list.count()) > 0);
  check("suggestions: the field says that it is open", (await page.locator("#q").getAttribute("aria-expanded")) === "true");
  await page.keyboard.press("ArrowDown");
  const active = await page.locator("#q").getAttribute("aria-activedescendant");
  check("suggestions: the arrow marks one", active !== null && (await page.locator(`#${active}`).getAttribute("aria-selected")) === "true");
  await page.keyboard.press("Escape");
  check("suggestions: Escape closes them", await page.locator("[role=listbox]").isHidden());
  await page.keyboard.press("ArrowDown");
  await list.first().waitFor({ timeout: 5000 }).catch(() => {});
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/angebote\?q=/, { timeout: 5000 }).catch(() => {});
  check("suggestions: Enter searches for it", page.url().includes("/angebote?q="));
  check("suggestions: no trouble", page.troubles.length === 0, page.troubles.join("; "));
  await page.context().close();
}

async function withoutScript(chromium, base, check) {
  const page = await open(chromium, { width: 390, height: 844, script: false });
  await page.goto(`${base}/`);
  await page.locator("#q").fill("Ferien");
  await page.locator(".find button").click();
  await page.waitForURL(/\/angebote\?q=Ferien/);
  check("without script: the search answers", (await page.locator(".found__count").count()) === 1);
  await page.locator(".filters__panel > summary").click();
  const box = page.locator(".filters__body input[type=checkbox]").first();
  await box.check();
  await page.locator(".filters__go button").click();
  await page.waitForURL(/&/);
  check("without script: a filter is a chip", (await page.locator(".chip").count()) > 0);
  await page.locator(".chip").first().click();
  await page.waitForLoadState();
  check("without script: the chip takes it away", (await page.locator(".filters__body input:checked").count()) === 0);
  await page.goto(`${base}/angebote?view=map`);
  check("without script: the list stands in for the map", (await page.locator(".card").count()) > 0);
  check("without script: the page says so", await page.locator("noscript .note").isVisible());
  await page.locator(".card__title a").first().click();
  await page.waitForURL(/\/angebote\/[0-9a-f-]{36}$/);
  check("without script: the offer opens", (await page.locator("h1").count()) === 1);
  check("without script: no button without use", (await page.locator("[data-print]:visible").count()) === 0);
  await page.context().close();
}

async function filters(chromium, base, check) {
  const page = await open(chromium, desk);
  await page.goto(`${base}/angebote`);
  const all = await page.locator(".found__count").innerText();
  await page.locator(".filters__body .tick input").first().check();
  await page.locator(".filters__go button").click();
  await page.waitForURL(/\?.+=/);
  check("filters: fewer are found", (await page.locator(".found__count").innerText()) !== all);
  await page.locator("#near").fill("Winsen");
  await page.locator(".filters__go button").click();
  await page.waitForURL(/near=Winsen/);
  check("filters: the distance is a chip with its radius", (await page.locator(".chip").allInnerTexts()).some((t) => t.includes("km um Winsen")));
  await page.locator(".sorts a", { hasText: "Entfernung" }).click();
  await page.waitForURL(/sort=distance/);
  check("filters: sorted by distance", (await page.locator(".sorts a[aria-current]").innerText()) === "Entfernung");
  await page.locator(".filters__go a").click();
  await page.waitForLoadState();
  check("filters: all can be taken away", (await page.locator(".found__count").innerText()) === all);
  await page.context().close();
}

async function languages(chromium, base, check) {
  const page = await open(chromium, desk);
  await page.goto(`${base}/angebote?q=Deutsch`);
  for (const [name, path, tag] of [["English", "/en", "en"], ["Einfache Sprache", "/einfach", "de-simple"], ["Deutsch", "", "de"]]) {
    await page.locator(".languages a", { hasText: name }).click();
    await page.waitForURL(`${base}${path}/angebote?q=Deutsch`);
    check(`languages: the same search, ${name}`, (await page.locator("html").getAttribute("lang")) === tag);
  }
  check("languages: no cookie was set", (await page.context().cookies()).length === 0);
  await page.context().close();
}

/** The machine-readable twins of pages. */
async function data(base, check, addresses) {
  const get = async (path) => {
    const answer = await fetch(base + path);
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
  };
  const offer = addresses.find((a) => /^\/angebote\/[0-9a-f-]{36}$/.test(a.path))?.path;
  for (const [path, type, part] of [
    ["/angebote.ics", "text/calendar", "BEGIN:VCALENDAR"],
    ["/angebote.csv", "text/csv", ";"],
    ["/angebote.json", "application/json", "\"items\""],
    ["/angebote.atom", "application/atom+xml", "<feed"],
    ["/api/v1/offers?limit=2", "application/json", "\"total\""],
    ["/api/v1/changes?after=0&limit=5", "application/json", "\"next\""],
    ["/api/openapi.json", "application/json", "\"3.1.0\""],
    ["/karte/gebiete.json", "application/geo+json", "FeatureCollection"],
    [`${offer}.ics`, "text/calendar", "BEGIN:VEVENT"],
    [`${offer}.jsonld`, "application/ld+json", "schema.org"],
    ["/health", "text/plain", "ok"],
  ]) {
    const { status, type: got, text } = await get(path);
    check(`data: ${path.replace(/[0-9a-f-]{36}/, "{id}")}`, status === 200 && got.startsWith(type) && text.includes(part), `${status} ${got}`);
  }
}
