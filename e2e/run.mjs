// Walks through a running portal in Chromium:
//   node e2e/run.mjs --base http://127.0.0.1:8080 --links LINK,LINK,LINK,LINK [--only walks] [--shots FOLDER]
//
// Prints one line a check and ends with "N passed, N failed"; exit code 1 where anything failed. Starts no
// server. LINKs are what `verzahnt user add` prints: the first is looked at, with the second an administrator
// comes in by keyboard alone, with the third a provider, with the fourth somebody makes a passkey. Every page kind of
// pages.json (a test of the crate `web` holds that list against the routes) is
// looked at by axe at 320 px, at 400 % and in the dark, and by html-validate; then the walks of walks.mjs.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, open, report } from "./browser.mjs";
import { valid } from "./html.mjs";
import { sendFiles } from "./files.mjs";
import { comeIn } from "./coming-in.mjs";
import { mergeTwo } from "./merging.mjs";
import { passkeys, provider } from "./other-ways.mjs";
import { walks } from "./walks.mjs";
import { teachAWord } from "./words.mjs";
import { submitAnother, writeAnOffer, writeNotices } from "./writing.mjs";

const options = Object.fromEntries(
  process.argv.slice(2).map((part, at, all) => part.startsWith("--") ? [part.slice(2), all[at + 1] ?? ""] : []).filter((p) => p.length),
);
const base = (options.base ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const shots = options.shots;
if (shots) mkdirSync(shots, { recursive: true });
const axeSource = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const { check, end } = report();

const chromium = await browser();
let session;
try {
  const links = (options.links ?? "").split(",").map((link) => new URL(link, base).pathname);
  session = await comeIn({ chromium, base, check, link: links[1] });
  const email = "redaktion@beispiel.example";
  await writeAnOffer({ chromium, base, check, link: links[2], email, office: session })
    .catch((error) => check("writing: goes to its end", false, error.message.split("\n")[0]));
  await submitAnother({ chromium, base, email })
    .catch((error) => check("writing: a second one is handed in", false, error.message.split("\n")[0]));
  await sendFiles({ chromium, base, check, email, office: session })
    .catch((error) => check("files: goes to its end", false, error.message.split("\n")[0]));
  await writeNotices({ chromium, base, check, office: session })
    .catch((error) => check("writing: notices are kept", false, error.message.split("\n")[0]));
  await teachAWord({ chromium, base, check, office: session })
    .catch((error) => check("words: goes to its end", false, error.message.split("\n")[0]));
  await mergeTwo({ chromium, base, check, office: session, look })
    .catch((error) => check("merging: goes to its end", false, error.message.split("\n")[0]));
  const addresses = await found(links[0]);
  if (options.only !== "walks") {
    const plain = addresses.filter((address) => !address.path.includes("?"));
    const inOthers = ["/en", "/einfach"].flatMap((lang) => plain.map(({ path, signed }) => ({ path: lang + path, signed, quick: true })));
    await each([...addresses, ...inOthers], (address) => look(address, address.quick));
  }
  await passkeys({ chromium, base, check, link: links[3] });
  await provider({ chromium, base, check });
  await walks({ chromium, base, check, addresses });
} finally {
  await chromium.close();
}
end();

/** Does a work on every item, two at a time. */
async function each(items, work) {
  const left = [...items];
  const worker = async () => {
    while (left.length) await work(left.shift());
  };
  await Promise.all([worker(), worker()]);
}

/** The addresses of pages.json, those that have to be found first found. */
async function found(link) {
  const stranger = await open(chromium, { width: 1280, height: 900 });
  const known = await open(chromium, { width: 1280, height: 900, state: session });
  const all = [];
  for (const entry of JSON.parse(readFileSync(new URL("./pages.json", import.meta.url)))) {
    if (entry.open || entry.link) {
      all.push({ path: entry.open ?? link, status: entry.status ?? 200, signed: entry.signed });
      continue;
    }
    const page = entry.signed ? known : stranger;
    let href = entry.from;
    for (const selector of [entry.follow].flat()) {
      await page.goto(new URL(href, base).href);
      href = await page.locator(selector).first().getAttribute(entry.attribute ?? "href").catch(() => null);
      if (!href) break;
    }
    check(`${entry.route} is linked from ${entry.from}`, href !== null);
    if (href) all.push({ path: new URL((entry.before ?? "") + href, base).href.slice(base.length) + (entry.then ?? ""), status: 200, signed: entry.signed });
  }
  await stranger.context().close();
  await known.context().close();
  return all;
}

/** One page in all the shapes in which people see it. */
async function look({ path, status, signed }, quick = false) {
  const state = signed ? session : undefined;
  const shapes = quick
    ? [["320px", { width: 320, height: 720 }, "light"]]
    : [
      ["320px", { width: 320, height: 720 }, "light"],
      ["320px dark", { width: 320, height: 720 }, "dark"],
      ["1280px", { width: 1280, height: 900 }, "light"],
      ["1280px dark", { width: 1280, height: 900 }, "dark"],
      // 1280 px at 400 % are 320 px, with pixels four times as dense.
      ["400 %", { width: 320, height: 256, scale: 4 }, "light"],
    ];
  for (const [name, size, scheme] of shapes) {
    const page = await open(chromium, { ...size, scheme, state });
    const answer = await page.goto(base + path, { waitUntil: "load" });
    if (status !== undefined && name === "320px") check(`${path} answers ${status}`, answer.status() === status, answer.status());
    const map = page.locator("[data-map]");
    if (await map.count()) {
      const drawn = await page.waitForFunction(() => window.verzahntMap?.loaded(), null, { timeout: 20000 }).then(() => true, () => false);
      check(`${path} draws its map (${name})`, drawn, page.troubles.join("; "));
    }
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    check(`${path} fits (${name})`, width[0] <= width[1], width.join(" > "));
    const bad = await violations(page);
    check(`${path} axe (${name})`, bad.length === 0, bad.join("; "));
    check(`${path} keeps to its origin and policy (${name})`, page.troubles.length === 0, page.troubles.join("; "));
    if (shots) await page.screenshot({ path: join(shots, `${path.replace(/[^a-z0-9]+/gi, "_")}-${name.replace(/\W/g, "")}.png`), fullPage: name !== "400 %" });
    await page.context().close();
  }
  const cookie = (state?.cookies ?? []).map(({ name, value }) => `${name}=${value}`).join("; ");
  const text = await (await fetch(base + path, { headers: { cookie } })).text();
  const wrong = await valid(text);
  check(`${path} is valid HTML`, wrong.length === 0, wrong.slice(0, 3).join("; "));
}

async function violations(page) {
  // Evaluated by the debugger, so the page's policy against scripts does not meet it.
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return result.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target.join(" ")}`);
}
