import { chromium } from "playwright-core";
const base = process.argv[2], out = process.argv[3];
const pages = process.argv.slice(4);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
for (const width of [1280, 320]) {
  const c = await b.newContext({ viewport: { width, height: 900 } });
  const p = await c.newPage();
  for (const path of pages) {
    const t = Date.now();
    const r = await p.goto(base + path);
    console.log(width, path, r.status(), Date.now() - t, "ms", await p.evaluate(() => document.documentElement.scrollWidth));
    await p.screenshot({ path: `${out}/${width}${path.replace(/[^a-z0-9]/gi, "_")}.png`, fullPage: true });
  }
}
await b.close();
