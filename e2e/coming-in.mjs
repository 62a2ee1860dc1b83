// An invited administrator comes in by keyboard alone, on a phone.
import { open, reach } from "./browser.mjs";

const PASSWORD = "drei Mühlen am kalten Bach";

/** Follows an invitation, chooses a password, signs in; gives the cookies of the session. */
export async function comeIn({ chromium, base, check, link }) {
  const page = await open(chromium, { width: 360, height: 740 });
  await page.goto(base + link);
  await reach(page, "#passwort");
  await page.keyboard.type("passwort123");
  await page.keyboard.press("Enter");
  await page.waitForLoadState("load");
  const alert = await page.locator("[role=alert]").textContent().catch(() => "");
  check("a weak password is refused with a reason", /leicht zu erraten/.test(alert), alert);
  await reach(page, "#passwort");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/anmelden?**");
  check("an invited person has chosen a password", true);
  await reach(page, "#email");
  await page.keyboard.type("amt@beispiel.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cockpit");
  check("and comes in by keyboard alone", (await page.locator("h1").textContent()).includes("Amt Beispielstadt"));
  const cookies = await page.context().cookies();
  check("with one cookie that scripts cannot read", cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === "Lax", JSON.stringify(cookies.map((c) => c.name)));
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}
