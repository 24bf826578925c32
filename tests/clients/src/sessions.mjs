/**
 * The product's own client, as `npm pack` makes it, without a server: sessions of several pages, limits and outages.
 *
 * Arguments: the folder in which it is installed.
 */

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const entry = createRequire(`${process.argv[2]}/`).resolve("@atelier/client");
const { Atelier, demoToken, Refused, RequestFailed, sharedTokens, UploadRejected } = await import(pathToFileURL(entry).href);
const url = "https://api.example.com";
const seen = {};

const data = (result) => Response.json({ data: result });
const error = (code, retryAfter) => Response.json({ errors: [{ message: code, extensions: { code, retryAfter } }] });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

// Two pages of one origin: a browser has these for both of them.
const storage = new Map([["atelier.token", "old"]]);
const listeners = [];
let lock = Promise.resolve();
const write = (change) => {
  change();
  for (const listener of listeners) listener({ key: "atelier.token" });
};
globalThis.localStorage = {
  getItem: (key) => storage.get(key) ?? null,
  setItem: (key, value) => write(() => storage.set(key, value)),
  removeItem: (key) => write(() => storage.delete(key)),
};
globalThis.addEventListener = (kind, listener) => kind === "storage" && listeners.push(listener);
Object.defineProperty(globalThis, "navigator", {
  value: { locks: { request: (_, work) => (lock = lock.then(work, work)) } },
});

const signedIn = [];
const tokens = [[], []];
const page = (number) =>
  new Atelier({
    url,
    tokens: sharedTokens(),
    signIn: async (refused) => {
      signedIn.push(refused);
      await settled();
      return signedIn.length === 1 ? "new" : null;
    },
    onToken: (token) => tokens[number].push(token),
    fetch: async (_, { headers }) =>
      headers.Authorization === "Bearer new" ? data({ viewer: { id: "usr_1" } }) : error("UNAUTHENTICATED"),
  });
const [one, two] = [page(0), page(1)];
seen.viewers = (await Promise.all([one.viewer(), two.viewer()])).map(({ id }) => id);
one.use(null);
seen.session = { signedIn, tokens, token: two.token, stored: storage.size };

/** A client whose requests get these responses in turn, the last of them for ever. */
function client(responses, options = {}) {
  const requests = [];
  const fetch = async (address, init) => {
    requests.push({ address: String(address), body: init?.body && String(init.body) });
    return responses[Math.min(requests.length, responses.length) - 1]();
  };
  return { requests, atelier: new Atelier({ url, token: "a", fetch, webSocket: null, ...options }) };
}

// Limits.
const repetitions = [];
const limited = client([() => error("RATE_LIMITED", 0), () => data({ credit: { balance: 7 } })]);
seen.limited = [
  (await limited.atelier.credits({ onRepeat: ({ code, retryAfter }, wait) => repetitions.push([code, retryAfter, wait]) })).balance,
  repetitions,
];
const refusal = { __typename: "RateLimited", code: "RATE_LIMITED", message: "later", path: null, retryAfter: 0 };
const creating = client([
  () => data({ createGeneration: { creations: [], errors: [refusal] } }),
  () => data({ createGeneration: { creations: [{ id: "cre_1" }], errors: [] } }),
]);
const made = await creating.atelier.create({ prompt: "a harbour" });
const keys = creating.requests.map(({ body }) => JSON.parse(body).variables.input.idempotencyKey);
seen.created = [made.map(({ id }) => id), keys.length, new Set(keys).size];
const hour = client([() => error("RATE_LIMITED", 3_600)]);
const tooLong = await hour.atelier.credits().catch((reason) => reason);
seen.tooLong = [tooLong instanceof RequestFailed, tooLong.retryAfter];
const ended = new AbortController();
const waiting = hour.atelier.credits({ patience: Infinity, signal: ended.signal, onRepeat: () => ended.abort() });
seen.aborted = [await waiting.catch(({ name }) => name), hour.requests.length];
const crowded = await demoToken(url, async () => new Response("", { status: 429, headers: { "Retry-After": "17" } })).catch(
  (reason) => reason,
);
seen.crowded = [crowded.code, crowded.retryAfter];
const away = client([() => new Response("", { status: 503 }), () => data({ credit: { balance: 7 } })]);
seen.away = [(await away.atelier.credits()).balance, away.requests.length];

// Lists.
const pages = [
  { nodes: [{ id: "3" }, { id: "2" }], pageInfo: { hasNextPage: true, endCursor: "c2" } },
  { nodes: [{ id: "1" }], pageInfo: { hasNextPage: false, endCursor: "c1" } },
];
const listed = client(pages.map((creations) => () => data({ creations })));
const ids = [];
for await (const { id } of listed.atelier.gallery()) ids.push(id);
const { nodes } = await listed.atelier.gallery({ style: "sty_x" }).page(1, "c2");
seen.listed = [ids, nodes.map(({ id }) => id), JSON.parse(listed.requests.at(-1).body).variables];

// Uploads: the place of the first has expired, and the last is no picture.
const place = () =>
  data({
    createUpload: { upload: { id: "upl_1", uploadUrl: `${url}/put`, uploadMethod: "PUT", uploadHeaders: [] }, errors: [] },
  });
const uploads = client([
  place,
  () => new Response("", { status: 403 }),
  place,
  () => new Response(""),
  place,
  () => Response.json({ error: { message: "This is no picture." } }, { status: 422 }),
]);
const uploaded = await uploads.atelier.upload(new Blob(["x"]));
const rejected = await uploads.atelier.upload(new Blob(["x"])).catch((reason) => reason);
seen.uploads = [uploaded, rejected instanceof UploadRejected && rejected.message, uploads.requests.length];

// Networks: sockets that are never opened, while the server is away, and when it responds again.
let sockets = 0;
class Blocked {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSING = 2;
  static CLOSED = 3;
  readyState = Blocked.CLOSED;
  constructor() {
    sockets += 1;
    setTimeout(() => this.onclose?.({ code: 1006, reason: "", wasClean: false }), 1);
  }
  close() {}
}
let probes = 0;
let streams = 0;
const states = [];
const blocked = new Atelier({
  url,
  token: "a",
  webSocket: Blocked,
  onConnection: (state) => states.push(state),
  fetch: async (address) => {
    if (String(address).includes("?query=")) {
      probes += 1;
      if (probes < 3) throw new TypeError("no server");
      return data({ __typename: "Query" });
    }
    streams += 1;
    const event = { data: { overview: { count: streams } } };
    return new Response(`event: next\ndata: ${JSON.stringify(event)}\n\n`, { headers: { "Content-Type": "text/event-stream" } });
  },
});
const counts = [];
// Events without a cursor: the subscription begins anew.
for await (const { count } of blocked.follow("subscription { overview { count } }", {}, ({ overview }) => overview)) {
  counts.push(count);
  if (counts.length === 2) break;
}
seen.blocked = { sockets, probes, counts, state: states[0] };
seen.isRefused = Refused.prototype instanceof Error;

console.log(JSON.stringify(seen));
process.exit(0);
