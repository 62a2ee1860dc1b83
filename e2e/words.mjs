// The office lets a word lead to a topic, by keyboard; a little later a citizen finds what belongs to it.
import { open, reach } from "./browser.mjs";

const WORD = "Zwirbelwerk";

export async function teachAWord({ chromium, base, check, office }) {
  const desk = await open(chromium, { width: 360, height: 740, state: office });
  await desk.goto(`${base}/cockpit/themen`);
  await reach(desk, "#wort");
  await desk.keyboard.type(WORD);
  await reach(desk, "#begriff");
  await desk.keyboard.type("Yoga");
  await reach(desk, "main form.editor button[type=submit]");
  await desk.keyboard.press("Enter");
  await desk.waitForURL("**/cockpit/themen?*fertig=gelernt");
  check("words: a word is taught by keyboard alone", (await desk.locator("[role=status]").innerText()).includes("Aufgenommen"));
  check("words: no trouble on the way", desk.troubles.length === 0, desk.troubles.join("; "));
  await desk.context().close();

  const citizen = await open(chromium, { width: 360, height: 740 });
  let found = 0;
  for (let tried = 0; tried < 80 && !found; tried += 1) {
    await citizen.goto(`${base}/angebote?q=${WORD}`);
    found = await citizen.locator(".card__title").count();
    if (!found) await citizen.waitForTimeout(250);
  }
  check("words: the search learns it while the portal serves", found > 0);
  await citizen.context().close();
}
