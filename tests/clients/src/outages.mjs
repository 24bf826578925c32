/**
 * One client, watching through outages of the server; it prints each event as a line of JSON.
 *
 * Arguments: the server's address, a token, the client, and the folder in which it is installed: the product's own, or
 * the recipe of the page on clients.
 */

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [url, token, name, folder] = process.argv.slice(2);
globalThis.WebSocket = WebSocket; // As in browsers.
const RETRY = 200; // milliseconds

function print(event) {
  console.log(JSON.stringify(event));
}

if (name === "atelier") {
  const entry = createRequire(`${folder}/`).resolve("@atelier/client");
  const { Atelier } = await import(pathToFileURL(entry).href);
  for await (const event of new Atelier({ url, token, webSocket: WebSocket }).watch()) print(event);
} else if (name === "recipe") {
  globalThis.newToken = async () => token;
  const { subscribe } = await import(`${pathToFileURL(folder)}/live.js`);
  const next = ({ data }) => print(data.taskUpdated);
  subscribe({ query: process.env.WATCH }, { next, error: failed, complete: () => failed("it ended") });
} else {
  const { subscribe } = await import("./subscribers.mjs");
  const socket = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Infinity,
    shouldRetry: () => true, // A refused connection, too.
    retryWait: () => new Promise((resolve) => setTimeout(resolve, RETRY)),
  });
  subscribe(name, `${url}/graphql`, socket, ({ taskUpdated }) => print(taskUpdated), failed);
}

function failed(error) {
  console.error(error);
  process.exit(1);
}
