// The whole way of an offer: an invited provider writes a weekly course on a phone by keyboard alone, the office reviews it,
// a citizen finds it.
import { open, reach } from "./browser.mjs";

export const PASSWORD = "vier Schafe am Deich bei Ebbe";
export const TITLE = "Körbe flechten am Fluss";

/** Fills a field that is reached by keyboard. */
async function type(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.type(text);
}

export async function writeAnOffer({ chromium, base, check, link, email, office }) {
  const year = new Date().getFullYear() + 1;
  const phone = await open(chromium, { width: 360, height: 740 });
  await phone.goto(base + link);
  await type(phone, "#passwort", PASSWORD);
  await phone.keyboard.press("Enter");
  await phone.waitForURL("**/anmelden?**");
  await type(phone, "#email", email);
  await type(phone, "#passwort", PASSWORD);
  await phone.keyboard.press("Enter");
  await phone.waitForURL("**/cockpit");
  await phone.goto(`${base}/cockpit/angebote`);
  await reach(phone, "a.kern-btn--primary");
  await phone.keyboard.press("Enter");
  await phone.waitForURL("**/cockpit/angebote/neu?**");
  await type(phone, "#titel", TITLE);
  await type(phone, "#beschreibung", "Wir flechten mit Weiden vom Ufer.");
  await type(phone, "#wann-1", `jeden Blaumontag, 18 Uhr, ab 12.1.${year}`);
  await phone.keyboard.press("Enter");
  await phone.waitForSelector("#wann-1-wrong");
  const told = await phone.locator("#wann-1-wrong").innerText();
  check("writing: the word that was not understood is named", told.includes("Blaumontag"), told);
  check("writing: what was typed is still there", (await phone.locator("#titel").inputValue()) === TITLE);
  await reach(phone, "#wann-1");
  await phone.keyboard.press("Control+A");
  await phone.keyboard.type(`jeden Dienstag, 18–19:30 Uhr, ab 12.1.${year}`);
  await type(phone, "#gemeinde-1", "Winsen (Luhe)");
  await type(phone, "#preis", "kostenlos");
  await type(phone, "#webseite", "https://example.org/koerbe");
  await reach(phone, "button[value=einreichen]");
  const shot = process.env.E2E_SHOT;
  if (shot) await phone.screenshot({ path: shot, fullPage: true });
  await phone.keyboard.press("Enter");
  await phone.waitForURL("**/cockpit/angebote?**");
  const status = await phone.locator("[role=status]").first().innerText();
  check("writing: an offer is written and submitted on a phone by keyboard alone", status.includes("eingereicht"), status);
  check("writing: no trouble on the way", phone.troubles.length === 0, phone.troubles.join("; "));
  await phone.context().close();

  const desk = await open(chromium, { width: 1280, height: 900, state: office });
  await desk.goto(`${base}/cockpit/pruefen`);
  await desk.getByRole("link", { name: TITLE }).click();
  await desk.locator("button[value=veroeffentlichen]").click();
  await desk.waitForURL("**/cockpit/pruefen?**");
  check("writing: the office has published it", (await desk.locator("[role=status]").innerText()).includes("veröffentlicht"));
  // A second one stays, for the pages that are looked at.
  await desk.goto(`${base}/cockpit/angebote`);
  await desk.context().close();

  const citizen = await open(chromium, { width: 360, height: 740 });
  let found = false;
  for (let tried = 0; tried < 20 && !found; tried += 1) {
    await citizen.goto(`${base}/angebote?q=${encodeURIComponent("Körbe flechten")}`);
    found = (await citizen.locator(".card__title", { hasText: TITLE }).count()) > 0;
    if (!found) await citizen.waitForTimeout(250);
  }
  check("writing: a citizen finds it", found);
  await citizen.context().close();
}

/** Hands in one more offer, which then waits. */
export async function submitAnother({ chromium, base, email }) {
  const page = await open(chromium, { width: 1280, height: 900 });
  await page.goto(`${base}/anmelden`);
  await page.fill("#email", email);
  await page.fill("#passwort", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cockpit");
  await page.goto(`${base}/cockpit/angebote`);
  await page.click("a.kern-btn--primary");
  await page.fill("#titel", "Schafe hüten");
  await page.fill("#wann-1", "samstags 10 Uhr");
  await page.click("button[value=einreichen]");
  await page.waitForURL("**/cockpit/angebote?**");
  await page.context().close();
}

/** What one organisation looks for and another gives: each finds the other beside its own. */
export async function writeNotices({ chromium, base, check, office }) {
  const page = await open(chromium, { width: 1280, height: 900, state: office });
  for (const [nth, direction, title] of [[2, "gives", "Seminarraum mit Klavier"], [3, "seeks", "Raum für Chorprobe mit Klavier"]]) {
    await page.goto(`${base}/cockpit/boerse/eigene`);
    const owner = await page.locator(`#einrichtung option:nth-child(${nth})`).getAttribute("value");
    await page.goto(`${base}/cockpit/boerse/neu?einrichtung=${owner}&richtung=${direction}`);
    await page.fill("#stichwort", title);
    await page.fill("#wochenzeit", "dienstags ab 18 Uhr");
    await page.selectOption("#ort-gemeinde", { index: 1 });
    await page.click(".editor__acts button");
    await page.waitForURL("**/cockpit/boerse/*?fertig=gespeichert");
  }
  check("writing: a counterpart stands beside a notice", (await page.textContent("#passend + .entrylist")).includes("Seminarraum mit Klavier"));
  await page.context().close();
}
