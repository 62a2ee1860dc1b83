// The office makes one of two offers on a phone-sized screen by keyboard alone; the old address leads to the one that
// stayed; then the two are taken apart again.
import { open, reach } from "./browser.mjs";

export async function mergeTwo({ chromium, base, check, office, look }) {
  const desk = await open(chromium, { width: 360, height: 740, state: office });
  await desk.goto(`${base}/cockpit/angebote?stand=oeffentlich&titel=Deutsch`);
  const boxes = desk.locator("input[name=angebot]");
  const ids = [await boxes.nth(0).getAttribute("value"), await boxes.nth(1).getAttribute("value")];
  for (const id of ids) {
    await reach(desk, `input[name=angebot][value="${id}"]`);
    await desk.keyboard.press("Space");
  }
  await reach(desk, "button[value=zusammenfuehren]");
  await desk.keyboard.press("Enter");
  await desk.waitForURL(`**/cockpit/zusammenfuehren/${ids[0]}/${ids[1]}`);
  await look({ path: `/cockpit/zusammenfuehren/${ids[0]}/${ids[1]}`, status: 200, signed: true });
  const title = desk.locator("input[name=title][value=other]");
  if (await title.count()) {
    // Arrow keys choose within the radio buttons of a field.
    await reach(desk, "input[name=title]:checked");
    await desk.keyboard.press("ArrowDown");
    check("merging: a field is chosen by keyboard", await title.isChecked());
  }
  await reach(desk, "main form.editor button[type=submit]");
  await desk.keyboard.press("Enter");
  await desk.waitForURL("**/cockpit/zusammenfuehren?*fertig=zusammengefuehrt*");
  const reader = await open(chromium, { width: 360, height: 740 });
  const old = await reader.goto(`${base}/angebote/${ids[1]}`);
  check("merging: the old address leads to the one that stayed", reader.url() === `${base}/angebote/${ids[0]}` && old.status() === 200, reader.url());
  await reach(desk, "button[value=trennen]");
  await desk.keyboard.press("Enter");
  await desk.waitForURL("**/cockpit/zusammenfuehren?fertig=getrennt");
  const again = await reader.goto(`${base}/angebote/${ids[1]}`);
  check("merging: taken apart, it stands for itself again", reader.url().endsWith(ids[1]) && again.status() === 200, reader.url());
  check("merging: no trouble on the way", desk.troubles.length === 0, desk.troubles.join("; "));
  await reader.context().close();
  await desk.context().close();
}
