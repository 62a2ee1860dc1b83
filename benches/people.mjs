// Readers and editors at the same time, each with a pause between two pages, and whether anything was lost.
//
//   node people.mjs --base URL --queries FILE --links FILE [--readers 500 --pause 5] [--editor-pause 10] [--seconds 120]
//
// LINKS holds one invitation a line: each becomes an editor who chooses a password, signs in, writes offers and changes
// them again. What was acknowledged is opened at the end: it has to be there as it was typed. A reader's time counts
// from the moment at which the page was due. Prints one JSON line; ends with 1 where something was lost or failed.
import { readFileSync } from "node:fs";
import http from "node:http";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const base = new URL(option("base"));
const queries = readFileSync(option("queries"), "utf8").trim().split("\n");
const links = readFileSync(option("links"), "utf8").trim().split("\n").filter(Boolean);
const readers = Number(option("readers", "500"));
const pause = 1000 * Number(option("pause", "5"));
const editorPause = 1000 * Number(option("editor-pause", "10"));
const seconds = Number(option("seconds", "120"));

const agent = new http.Agent({ keepAlive: true, maxSockets: 1024 });
const sleep = (ms) => new Promise((done) => setTimeout(done, Math.max(0, ms)));
const password = "drei Mühlen am kalten Bach";

/** One request; a failed line is an answer with status 0. */
const ask = (method, path, { cookie, fields } = {}) =>
  new Promise((done) => {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = { ...(cookie && { cookie }) };
    if (body !== undefined) {
      headers["content-type"] = "application/x-www-form-urlencoded";
      headers["content-length"] = Buffer.byteLength(body);
      headers["sec-fetch-site"] = "same-origin";
    }
    const request = http.request({ agent, method, hostname: base.hostname, port: base.port, path, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }),
      );
      answer.on("error", () => done({ status: 0, headers: {}, body: "" }));
    });
    request.on("error", () => done({ status: 0, headers: {}, body: "" }));
    request.end(body);
  });

const quantiles = (times) => {
  times.sort((a, b) => a - b);
  const at = (share) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1));
  return { n: times.length, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: at(1) };
};

const statuses = { readers: {}, editors: {} };
const count = (who, status) => {
  statuses[who][status] = (statuses[who][status] ?? 0) + 1;
};

// -- readers

const read = [];
const reader = async (number, begun) => {
  let due = begun + (number * pause) / readers;
  for (let n = number; due < begun + 1000 * seconds; n += readers) {
    await sleep(due - performance.now());
    const answer = await ask("GET", queries[n % queries.length]);
    read.push(performance.now() - due);
    count("readers", answer.status);
    due = Math.max(due + pause, performance.now());
  }
};

// -- editors

/** The value of a field, as our forms write it. */
const value = (page, name) => page.match(new RegExp(`name="${name}"[^>]*?value="([^"]*)"`))?.[1] ?? "";
const wrote = [];
/** Offer and title as they were acknowledged last. */
const acknowledged = new Map();
const refused = [];
let unsaved = 0;

const editor = async (number, link) => {
  const path = link.replace(/^https?:\/\/[^/]+/, "");
  const chosen = await ask("POST", path, { fields: { passwort: password } });
  if (chosen.status !== 303) throw new Error(`the link of editor ${number}: ${chosen.status}`);
  const mail = `redaktion-${number}@beispiel.example`;
  const entered = await ask("POST", "/anmelden", { fields: { email: mail, passwort: password } });
  const cookie = entered.headers["set-cookie"]?.[0].split(";")[0];
  if (entered.status !== 303 || !cookie) throw new Error(`editor ${number} is not let in: ${entered.status}`);
  const list = await ask("GET", "/cockpit/angebote", { cookie });
  const fresh = list.body.match(/href="([^"]*\/cockpit\/angebote\/neu\?einrichtung=[^"]+)"/)?.[1];
  if (!fresh) throw new Error(`editor ${number} finds no form`);
  return { number, cookie, fresh: fresh.replaceAll("&amp;", "&"), own: [] };
};

const edits = async (who, begun) => {
  let due = begun + (who.number * editorPause) / links.length;
  for (let n = 0; due < begun + 1000 * seconds; n += 1) {
    await sleep(due - performance.now());
    // Every other time something new, else what was written before is changed.
    const known = n % 2 === 1 ? who.own.at(-1) : undefined;
    const form = known ? `/cockpit/angebote/${known}` : who.fresh;
    const page = await ask("GET", form, { cookie: who.cookie });
    count("editors", page.status);
    if (page.status !== 200) {
      refused.push(`${page.status} instead of a form`);
      due = Math.max(due + editorPause, performance.now());
      continue;
    }
    const title = `Lastprobe ${who.number}-${n}`;
    const hidden = Object.fromEntries(
      ["formular", "version", "schluessel", "einrichtung", "termine"].map((name) => [name, value(page.body, name)]),
    );
    const action = page.body.match(/<form class="editor"[^>]*action="([^"]+)"/)?.[1] ?? form;
    const sent = performance.now();
    const fields = { ...hidden, titel: title, kurztext: "Unter Last geschrieben", "wann-1": "Di 1.9.2037, 18 Uhr", tun: "speichern" };
    const answer = await ask("POST", action.replaceAll("&amp;", "&"), { cookie: who.cookie, fields });
    wrote.push(performance.now() - sent);
    count("editors", answer.status);
    const id = answer.headers.location?.match(/\/cockpit\/angebote\/([0-9a-f-]{36})/)?.[1];
    if (answer.status === 303 && id) {
      acknowledged.set(id, { title, cookie: who.cookie });
      if (!known) who.own.push(id);
    } else {
      unsaved += 1;
      refused.push(`${answer.status} ${title}`);
    }
    due = Math.max(due + editorPause, performance.now());
  }
};

const people = [];
for (const [number, link] of links.entries()) people.push(await editor(number, link));
const begun = performance.now() + 500;
await Promise.all([
  ...Array.from({ length: readers }, (_, number) => reader(number, begun)),
  ...people.map((who) => edits(who, begun)),
]);

const lost = [];
for (const [id, { title, cookie }] of acknowledged) {
  const page = await ask("GET", `/cockpit/angebote/${id}`, { cookie });
  if (page.status !== 200 || value(page.body, "titel") !== title) lost.push(`${id}: ${title}, ${page.status}`);
}
const failed = Object.entries(statuses.readers).filter(([status]) => status !== "200");
console.log(
  JSON.stringify({
    readers, editors: links.length, seconds, statuses,
    reading: quantiles(read), writing: quantiles(wrote),
    acknowledged: wrote.length - unsaved, offers_written: acknowledged.size, refused, lost,
  }),
);
process.exit(lost.length || refused.length || failed.length || acknowledged.size === 0 ? 1 : 0);
