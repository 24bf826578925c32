/**
 * The product's own client, as `npm pack` makes it, in the scenario of all clients.
 *
 * Arguments: the folder in which it is installed, the server's address, a token, and "sockets" or "events".
 */

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import WebSocket from "ws";

const [folder, url, token, way] = process.argv.slice(2);
const entry = createRequire(`${folder}/`).resolve("@atelier/client");
const { Atelier, demoToken, ExportFailed, GenerationFailed, Refused, SignedOut, Unreachable } = await import(pathToFileURL(entry).href);

let connections = 0;
let sockets = [];
let streams = [];
/** The text of requests whose response is lost. */
let losing = null;

class Socket extends WebSocket {
  constructor(...given) {
    super(...given);
    connections += 1;
    sockets.push(this);
  }
}

async function fetching(address, init) {
  const ended = new AbortController();
  if (address.endsWith("/stream")) {
    connections += 1;
    streams.push(ended);
  }
  const response = await fetch(address, { ...init, signal: AbortSignal.any([init.signal, ended.signal]) });
  if (losing !== null && String(init.body).includes(losing)) {
    losing = null;
    throw new TypeError("the response was lost");
  }
  return response;
}

function cut() {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const stream of streams.splice(0)) stream.abort();
}

const signedIn = [];
const atelier = new Atelier({
  url,
  fetch: fetching,
  webSocket: way === "sockets" ? Socket : null,
  signIn: (refused) => {
    signedIn.push(refused);
    return refused === null ? "expired" : token;
  },
});

const started = { viewer: await atelier.viewer(), credit: await atelier.credits() };
const quote = await atelier.quote({ prompt: "a harbour", count: 2 });
const refused = await atelier.create({ prompt: "a harbour", maxCredits: 1 }).catch((error) => error);

const picture = new Blob([Buffer.from(process.env.PICTURE, "base64")], { type: "image/png" });
const progress = [];
const uploadId = await atelier.upload(picture, { onProgress: (done) => progress.push(done) });

const events = [];
let connectionsBefore = 0;
const first = await atelier.watchCredits().next();
losing = "createGeneration";
const [one] = await atelier.create({ prompt: "a harbour", images: [{ uploadId }, picture] });
for await (const event of atelier.watch({ after: first.value.cursor })) {
  events.push(event);
  if (events.length === 1) {
    connectionsBefore = connections;
    cut();
  }
  if (event.creation?.stage === "FINISHED") break;
}
const reconnections = connections - connectionsBefore;
const [other] = await atelier.create({ prompt: "another harbour" });
const done = await atelier.wait(other.id);

const gallery = [];
for await (const creation of atelier.gallery({ status: ["SUCCESS"] })) gallery.push(creation.id);
await atelier.setFavourite([other.id]);
const favourites = [];
for await (const creation of atelier.gallery({ favourite: true })) favourites.push(creation.id);
const exported = await atelier.waitForExport((await atelier.exportCreations({ ids: [other.id] })).id);
const file = await fetch(await atelier.exportUrl(exported.id));
const saved = { status: file.status, bytes: (await file.arrayBuffer()).byteLength === exported.byteSize, done: exported.done };
const tooFew = await atelier.exportCreations({ ids: [] }).catch((error) => error);
const share = await atelier.share(other.id, { showPrompt: true });
const page = await fetch(share.url);
const listed = [];
for await (const each of atelier.shares()) listed.push(each.id);
await atelier.revokeShare(share.id);
const revoked = await atelier.revokeShare(share.id).catch((error) => error);
const shares = {
  page: page.status,
  showPrompt: share.showPrompt,
  isListed: listed.length === 1 && listed[0] === share.id,
  after: (await fetch(share.url)).status,
  revoked: revoked instanceof Refused && revoked.refusal.__typename,
};
await atelier.delete(other.id);
const goneExport = await atelier.exportUrl(exported.id).catch((error) => error);
const ledger = [];
for await (const entry of atelier.transactions()) ledger.push([entry.kind, entry.amount]);
const nobody = new Atelier({ url, token: "garbage" });
const away = new Atelier({ url: "http://127.0.0.1:9", token, patience: 0 });
const outage = { errors: [{ message: "later", extensions: { code: "UNAVAILABLE", retryAfter: 5 } }] };
const failing = new Atelier({ url, token, patience: 0, fetch: async () => Response.json(outage, { status: 503 }) });
const unknown = await failing.create({ prompt: "a harbour", idempotencyKey: "kept" }).catch((error) => error);
const noDemo = await demoToken(url).catch((error) => error);
const noServer = await demoToken("http://127.0.0.1:9").catch((error) => error);
const lost = await away.create({ prompt: "a harbour", idempotencyKey: "mine" }).catch((error) => error);

console.log(
  JSON.stringify({
    started,
    quote: quote.credits,
    refused: refused instanceof Refused && refused.refusal,
    progress: progress.at(-1),
    inputs: (await atelier.creation(one.id)).originalImages.length,
    ids: [one.id, other.id],
    reconnections,
    events,
    done: done.generatedImage.width,
    gallery,
    favourites,
    saved,
    tooFew: tooFew instanceof Refused && tooFew.refusal.code,
    gone: goneExport instanceof ExportFailed,
    ledger,
    shares,
    signedIn,
    signedOut: (await nobody.viewer().catch((error) => error)) instanceof SignedOut,
    lost: lost instanceof Unreachable && lost.idempotencyKey,
    unknown: unknown instanceof Unreachable && unknown.idempotencyKey,
    demo: [noDemo instanceof SignedOut, noServer instanceof Unreachable],
    isFailure: GenerationFailed.prototype instanceof Error,
  }),
);
process.exit(0);
