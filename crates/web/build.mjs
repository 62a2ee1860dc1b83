// Builds everything that the crate embeds into dist/: one style sheet (KERN reduced to what the pages
// use, then ours), two fonts subset to Latin, three scripts, the map with its worker, the icon sprite.
// Names carry a hash of their content; each text is there plain, with gzip and with Brotli.
// dist/names.txt pairs the names in the code with the names in the address.
//
// Needs `npm ci` before; asks no network.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundle, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";
import subsetFont from "subset-font";

const here = import.meta.dirname;
const at = (...parts) => join(here, ...parts);
const dist = at("dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const names = [];
const targets = { chrome: 109 << 16, firefox: 115 << 16, safari: (16 << 16) | (4 << 8) };

/** Writes `bytes` under a hashed name and gives that name. */
function put(name, bytes) {
  const content = Buffer.from(bytes);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(dist, hashed), content);
  if (!name.endsWith(".woff2") && !name.endsWith(".png")) {
    writeFileSync(join(dist, `${hashed}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(
      join(dist, `${hashed}.br`),
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
  }
  names.push([name, hashed]);
  console.log(`${hashed}  ${content.length} bytes, gzip ${gzipSync(content).length}`);
  return hashed;
}

// Fonts: Latin letters of Europe, and the signs that the pages write.
const latin = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x192, 0x192], [0x1e9e, 0x1e9e], [0x218, 0x21b], [0x2010, 0x2015],
  [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026], [0x202f, 0x202f], [0x2030, 0x2030],
  [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2190, 0x2193], [0x2212, 0x2212],
];
let letters = "";
for (const [first, last] of latin) for (let c = first; c <= last; c++) letters += String.fromCodePoint(c);
const fonts = {};
for (const [name, file] of [["regular", "FiraSans-Regular"], ["semibold", "FiraSans-SemiBold"]]) {
  const whole = readFileSync(at("node_modules/@kern-ux/native/dist/fonts/fira-sans", `${file}.woff2`));
  const part = await subsetFont(whole, letters, {
    targetFormat: "woff2",
    noLayoutClosure: true,
  });
  if (part.length > 30 * 1024) throw new Error(`${file}: ${part.length} bytes, more than 30 KB`);
  fonts[name] = put(`fira-sans-${name}.woff2`, part);
}

// Icons: every file in assets/icons becomes a symbol of one sprite.
const symbols = readdirSync(at("assets/icons")).filter((f) => f.endsWith(".svg")).sort().map((file) => {
  const svg = readFileSync(at("assets/icons", file), "utf8");
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1];
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
  if (!box || inner === undefined) throw new Error(`${file}: no viewBox or no content`);
  return `<symbol id="${file.slice(0, -4)}" viewBox="${box}">${inner.replace(/\s+/g, " ").trim()}</symbol>`;
});
put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
put("favicon.svg", readFileSync(at("assets/favicon.svg")));

// Style sheet: what of KERN the templates name, then the site's own rules.
const purged = await new PurgeCSS().purge({
  content: [at("src/**/*.html"), at("src/**/*.rs"), at("assets/*.js")],
  css: [at("node_modules/@kern-ux/native/dist/kern.css")],
  variables: false,
  fontFace: true,
  keyframes: true,
  rejected: false,
});
let kern = purged[0].css.replace(/@font-face\s*{[^}]*}/g, "");
// KERN hands its colours on under contextual names, in a rule that PurgeCSS does not recognise as used.
const whole = readFileSync(at("node_modules/@kern-ux/native/dist/kern.css"), "utf8");
const contextual = /:is\(body[^{]*\{([^}]*-contextual[^}]*)\}/.exec(whole)?.[1];
if (!contextual) throw new Error("KERN's rule of contextual colours was not found");
kern += `\nbody {${contextual}}`;
const site = bundle({ filename: at("assets/site.css"), minify: false }).code.toString()
  .replace("fira-sans-regular.woff2", fonts.regular)
  .replace("fira-sans-semibold.woff2", fonts.semibold);
// Tokens that nothing uses are left out until nothing more falls away.
let both = transform({ filename: "site.css", code: Buffer.from(kern + "\n" + site), minify: true, targets })
  .code.toString();
for (let before = -1; before !== both.length; ) {
  before = both.length;
  const used = new Set([...both.matchAll(/var\((--[\w-]+)/g)].map((m) => m[1]));
  both = both.replace(/(--[\w-]+):((?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)(;|(?=}))/g, (all, name) =>
    used.has(name) ? all : "",
  );
}
put("site.css", transform({ filename: "site.css", code: Buffer.from(both), minify: true }).code);
put("widget.css", bundle({ filename: at("assets/widget.css"), minify: true, targets }).code);
put("map.css", bundle({ filename: at("assets/map.css"), minify: true, targets }).code);

// Scripts: none is needed to use the pages.
for (const name of ["site", "map", "passkey"]) {
  const { outputFiles } = await build({
    entryPoints: [at("assets", `${name}.js`)], bundle: true, minify: true, write: false,
    format: "esm", target: "es2022", legalComments: "none",
  });
  put(`${name}.js`, outputFiles[0].contents);
}
const worker = await build({
  entryPoints: [at("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs")], bundle: true, minify: true,
  write: false, format: "esm", target: "es2022", legalComments: "none",
});
put("map-worker.js", worker.outputFiles[0].contents);

writeFileSync(join(dist, "names.txt"), names.map((pair) => pair.join("\t")).join("\n") + "\n");
