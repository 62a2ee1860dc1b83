// A year after a provider wrote an offer (the server's clock is moved): the mail asks whether it is still so, and one button
// on a page without signing in says yes.
//   node e2e/later.mjs --base http://127.0.0.1:8080 --link /bestaetigen/SECRET
import { browser, open, reach, report } from "./browser.mjs";
import { TITLE } from "./writing.mjs";

const options = Object.fromEntries(
  process.argv.slice(2).map((part, at, all) => part.startsWith("--") ? [part.slice(2), all[at + 1] ?? ""] : []).filter((p) => p.length),
);
const { check, end } = report();
const chromium = await browser();
try {
  const phone = await open(chromium, { width: 360, height: 740 });
  await phone.goto(options.base + options.link);
  const asked = await phone.locator("main li", { hasText: TITLE }).count();
  check("later: a year later the provider is asked about the offer", asked === 1, `${asked} lines`);
  const before = await phone.locator("main input[type=checkbox]").count();
  await phone.reload();
  check("later: opening the page alone changes nothing", (await phone.locator("main input[type=checkbox]").count()) === before);
  await reach(phone, "main form button[type=submit]");
  await phone.keyboard.press("Enter");
  await phone.waitForSelector("[role=status]");
  check("later: one button confirms without signing in", (await phone.locator("main li", { hasText: TITLE }).count()) === 0);
  check("later: no trouble on the way", phone.troubles.length === 0, phone.troubles.join("; "));
  await phone.context().close();

  const citizen = await open(chromium, { width: 360, height: 740 });
  await citizen.goto(`${options.base}/angebote?q=${encodeURIComponent("Körbe flechten")}`);
  await citizen.locator(".card__title", { hasText: TITLE }).locator("a").first().click();
  await citizen.waitForURL("**/angebote/*");
  check("later: the citizen still finds it", (await citizen.locator("h1").innerText()).includes(TITLE));
  await citizen.context().close();
} finally {
  await chromium.close();
}
end();
