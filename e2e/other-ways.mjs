// Other ways in than a password: passkeys, made by Chromium's virtual authenticator, and OpenID Connect by a real provider.
import { open } from "./browser.mjs";

const PASSWORD = "drei Mühlen am kalten Bach";
const NAME = "Diensttelefon";

/** Makes a passkey, comes in by it, is refused without being verified and when it was deleted. */
export async function passkeys({ chromium, base, check, link }) {
  const page = await open(chromium, { width: 360, height: 740 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  await page.goto(base + link);
  await page.fill("#passwort", PASSWORD);
  await press(page, "main form button");
  await page.fill("#email", "passkey@beispiel.example");
  await page.fill("#passwort", PASSWORD);
  await press(page, "form:has(#passwort) button");

  await page.goto(`${base}/cockpit/konto/sicherheit`);
  await page.fill("#passkey-name", NAME);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sicherheit?fertig=passkey");
  check("a passkey is made and listed by its name", (await page.locator(".rows__row strong").allTextContents()).includes(NAME));
  await page.fill("#passkey-name", "noch einmal");
  await page.keyboard.press("Enter");
  const trouble = page.locator("[data-trouble]");
  await trouble.waitFor({ state: "visible" });
  check("the same device makes no second one", (await page.locator(".rows__row").count()) === 1);

  await press(page, ".cockpit__side form button");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.click("[data-passkey-part] button");
  await trouble.waitFor({ state: "visible" });
  check("a device that verifies nobody lets nobody in", new URL(page.url()).pathname === "/anmelden");
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.click("[data-passkey-part] button");
  await page.waitForURL("**/cockpit");
  check("a passkey lets in without a name and without a password", true);

  await page.goto(`${base}/cockpit/konto/sicherheit`);
  await press(page, ".rows__row button");
  await press(page, ".cockpit__side form button");
  await page.click("[data-passkey-part] button");
  await page.waitForURL("**/anmelden?fertig=passkey");
  check("a deleted passkey lets nobody in", /gehört zu keinem offenen Konto/.test(await page.locator("[role=alert]:visible").textContent()));
  check("passkeys keep to origin and policy", page.troubles.length === 0, page.troubles.join("; "));
  await page.context().close();

  const still = await open(chromium, { width: 360, height: 740, script: false });
  await still.goto(`${base}/anmelden`);
  check("without script no passkey is offered", !(await still.locator("[data-passkey-part]").isVisible()));
  await still.context().close();
}

/** Comes in by the provider, with cookies and policy as a browser has them. */
export async function provider({ chromium, base, check }) {
  const page = await open(chromium, { width: 360, height: 740 });
  await page.goto(`${base}/anmelden`);
  await press(page, "a[href*=openid]");
  check("the button leads to the provider", new URL(page.url()).hostname === "127.0.0.1", page.url());
  await page.fill("input[name=login]", "amt-im-browser");
  await page.fill("input[name=password]", "x");
  await press(page, "button[type=submit]");
  await press(page, "button[type=submit]");
  check("without a role there a page says so", /keine Rolle/.test(await page.locator("main").textContent()), page.url());
  await page.context().close();

  const other = await open(chromium, { width: 360, height: 740 });
  await other.goto(`${base}/anmelden`);
  await press(other, "a[href*=openid]");
  await other.fill("input[name=login]", "leitung");
  await other.fill("input[name=password]", "x");
  await press(other, "button[type=submit]");
  await press(other, "button[type=submit]");
  check("with a role there somebody comes in", new URL(other.url()).pathname === "/cockpit", other.url());
  check("and is called as the provider says", (await other.locator("h1").textContent()).includes("Leitung Beispielstadt"));
  await other.context().close();
}

/** Presses what leads to another page. */
async function press(page, selector) {
  await Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);
}
