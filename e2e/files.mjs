// Files that people send: a provider's picture and programme wait for the office, the office's own picture is public at once.
import { open } from "./browser.mjs";
import { PASSWORD } from "./writing.mjs";

const PICTURES = new URL("../crates/pictures/fixtures/", import.meta.url).pathname;

/** Sends the form for a picture of the organisation whose page is open. */
async function addPicture(page, here, file, alt) {
  await page.goto(`${here}/bilder`);
  await page.fill("#alt", alt);
  await page.fill("#nachweis", "Foto: Beispielarchiv");
  await page.selectOption("#lizenz", "cc-by-4.0");
  await page.setInputFiles("#bild", PICTURES + file);
  await page.click("form.editor button[type=submit]");
  await page.waitForURL("**/bilder?fertig=*");
  return page.locator("[role=status]").first().innerText();
}

export async function sendFiles({ chromium, base, check, email, office }) {
  const page = await open(chromium, { width: 360, height: 740 });
  await page.goto(`${base}/anmelden`);
  await page.fill("#email", email);
  await page.fill("#passwort", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cockpit");
  await page.goto(`${base}/cockpit/einrichtungen`);
  const here = page.url().split("?")[0];
  const waits = await addPicture(page, here, "cmyk-red.jpg", "Eine rote Fläche");
  check("files: a provider's picture waits for the office", waits.includes("freigibt"), waits);

  await page.goto(`${here}/datei`);
  const table = "Titel;Schlüssel;Beginn;Uhrzeit von;Uhrzeit bis\nBeispielkurs Filzen;e2e-1;01.12.2099;18:00;20:00\n";
  await page.setInputFiles("#datei", { name: "programm.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.click("form.editor button[type=submit]");
  await page.waitForSelector("button[value=einreichen]");
  const shown = await page.locator("section[aria-labelledby^=lauf]").innerText();
  check("files: what a file would change is shown first", shown.includes("Beispielkurs Filzen") && shown.includes("1 neu"), shown);
  await page.click("button[value=einreichen]");
  await page.waitForURL("**/datei?fertig=eingereicht");
  check("files: no trouble on the way", page.troubles.length === 0, page.troubles.join("; "));
  await page.context().close();

  const desk = await open(chromium, { width: 1280, height: 900, state: office });
  const added = await addPicture(desk, here, "progressive.jpg", "Ein Muster aus vielen Farben");
  check("files: the office's own picture is public at once", added.includes("öffentlich"), added);
  await desk.goto(here.replace("/cockpit", ""));
  const picture = desk.locator(".picture img").first();
  await picture.scrollIntoViewIfNeeded();
  const drawn = await picture.evaluate((img) => img.decode().then(() => img.naturalWidth > 0 && img.alt.length > 0));
  check("files: the picture is drawn on the organisation's page, with its text", drawn);
  check("files: no trouble at the desk", desk.troubles.length === 0, desk.troubles.join("; "));
  await desk.context().close();
}
