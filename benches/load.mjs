// Asks a server at a fixed rate, whatever it answers, and prints the latencies of what came back.
//
//   node load.mjs --base URL --queries FILE --rate 100 --seconds 20
//
// Latency counts from the moment at which a request was due, not from when it was sent: a server that
// stalls cannot hide it (coordinated omission). Prints one JSON line.
import { readFileSync } from "node:fs";
import http from "node:http";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const base = new URL(option("base", "http://127.0.0.1:8080"));
const queries = readFileSync(option("queries"), "utf8").trim().split("\n");
const rate = Number(option("rate", "100"));
const seconds = Number(option("seconds", "20"));

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
const latencies = [];
const statuses = {};
const total = rate * seconds;

const ask = (path, due) =>
  new Promise((done) => {
    const request = http.get({ agent, hostname: base.hostname, port: base.port, path }, (answer) => {
      answer.resume();
      answer.on("end", () => {
        latencies.push(performance.now() - due);
        statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1;
        done();
      });
    });
    request.on("error", () => {
      statuses.failed = (statuses.failed ?? 0) + 1;
      done();
    });
  });

const started = performance.now();
const open = [];
for (let n = 0; n < total; n += 1) {
  const due = started + (n * 1000) / rate;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  open.push(ask(queries[n % queries.length], Math.max(due, performance.now() - 1)));
}
await Promise.all(open);
latencies.sort((a, b) => a - b);
const at = (share) => Number(latencies[Math.floor(share * (latencies.length - 1))]?.toFixed(2));
console.log(
  JSON.stringify({ rate, seconds, statuses, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: at(1) }),
);
