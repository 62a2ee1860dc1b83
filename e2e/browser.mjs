// Chromium as Debian brings it, pages that write down what goes wrong, and the report.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Starts the browser with a fresh profile. */
export function browser() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (!executablePath) throw new Error("no Chromium found: apt-get install chromium");
  return chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A page of its own; `troubles` holds policy violations, errors and requests to other origins. */
export async function open(browser, { width, height, scale = 1, scheme = "light", script = true, state }) {
  const context = await browser.newContext({
    viewport: { width, height }, deviceScaleFactor: scale, colorScheme: scheme, javaScriptEnabled: script,
    reducedMotion: "reduce", storageState: state,
  });
  const page = await context.newPage();
  page.troubles = [];
  page.on("console", (message) => {
    const text = message.text();
    // The status of the page itself is checked apart.
    if (message.type() === "error" && !/status of (404|410|422)/.test(text)) page.troubles.push(text);
    if (/Content Security Policy/i.test(text)) page.troubles.push(text);
  });
  page.on("pageerror", (error) => page.troubles.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const own = page.url() === "about:blank" || ["data:", "blob:"].includes(url.protocol) || url.origin === new URL(page.url()).origin;
    if (!own) page.troubles.push(`asks ${url.origin}`);
  });
  return page;
}

/** Collects checks: one line each, the sum at the end. */
export function report() {
  let [passed, failed] = [0, 0];
  return {
    check(name, fine, why = "") {
      if (fine) passed += 1;
      else failed += 1;
      console.log(`${fine ? "ok  " : "FAIL"} ${name}${fine || why === "" ? "" : ` -- ${why}`}`);
    },
    end() {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed ? 1 : 0;
    },
  };
}

/** Presses Tab until the element is reached. */
export async function reach(page, selector, most = 400) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} is not reached by keyboard`);
}
