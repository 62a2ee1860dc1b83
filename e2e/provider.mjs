// A real provider of OpenID Connect for tests: node e2e/provider.mjs REDIRECT_URI [PORT]
//
// Prints its issuer once it listens; ends when its standard input closes. Whoever signs in at it is called as typed:
//   amt       of the education office (group bildungsbuero), with name and address
//   leitung   the same, another person
//   niemand   in no group that means something here
//   stumm     of the office, but without an address
//   ungeprueft of the office, with an address that nobody has checked
// Others are in no group. ID tokens are good for a minute.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [redirect, wanted] = process.argv.slice(2);
const people = {
  amt: { name: "Amt Beispielstadt", email: "amt@beispiel.example", email_verified: true, groups: ["bildungsbuero", "alle"] },
  leitung: { name: "Leitung Beispielstadt", email: "leitung@beispiel.example", email_verified: true, groups: ["bildungsbuero"] },
  niemand: { name: "Niemand Beispiel", email: "niemand@beispiel.example", email_verified: true, groups: ["alle"] },
  stumm: { name: "Stumm Beispiel", groups: ["bildungsbuero"] },
  ungeprueft: { name: "Ungeprüft", email: "ungeprueft@beispiel.example", email_verified: false, groups: ["bildungsbuero"] },
};

const server = createServer();
server.listen(Number(wanted ?? 0), "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "verzahnt", client_secret: "geheim: 100 % & mehr", redirect_uris: [redirect], application_type: redirect.startsWith("https:") ? "web" : "native" }],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], groups: ["groups"] },
    scopes: ["openid", "profile", "email", "groups"],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    ttl: { IdToken: 60, AuthorizationCode: 60, AccessToken: 60, Grant: 600, Session: 600, Interaction: 600 },
    cookies: { keys: ["nur zum Testen"] },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
process.stdin.on("end", () => process.exit(0)).resume();
