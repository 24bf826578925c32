/**
 * The recipes of the page on clients, as they stand there: an image ends while there is no connection.
 *
 * Arguments: the folder with the recipes as modules, the client, the server's address, a token.
 */

import { pathToFileURL } from "node:url";
import WebSocket from "ws";

const [folder, name, url, token] = process.argv.slice(2);
const WATCH = process.env.WATCH;
let socket;
let connections = 0;

globalThis.newToken = async () => token;
globalThis.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    socket = this;
    connections += 1;
  }
};
const recipe = await import(`${pathToFileURL(folder)}/${name}.js`);

const watching = {
  live: (next, error) =>
    recipe.subscribe({ query: WATCH }, { next: ({ data }) => next(data), error, complete: () => error("it ended") }),
  async apollo(next, error) {
    const { gql } = await import("@apollo/client");
    recipe.client
      .subscribe({ query: gql(WATCH), fetchPolicy: "no-cache" })
      .subscribe({ next: (result) => (result.error ? error(result.error) : next(result.data)), error });
  },
  urql: (next, error) =>
    recipe.client.subscription(WATCH, {}).subscribe((result) => (result.error ? error(result.error) : next(result.data))),
  async relay(next, error) {
    const { default: relay } = await import("relay-runtime");
    const { default: subscription } = await import(`${pathToFileURL(folder)}/compiled/WatchSubscription.graphql.js`);
    const onNext = (data) => next(structuredClone(data));
    relay.requestSubscription(recipe.environment, { subscription, variables: {}, onNext, onError: error });
  },
}[name];

const CREATE = process.env.CREATE;
const creating = {
  async live(variables) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ query: CREATE, variables });
    return (await (await fetch(url, { method: "POST", headers, body })).json()).data;
  },
  async apollo(variables) {
    const { gql } = await import("@apollo/client");
    return (await recipe.client.mutate({ mutation: gql(CREATE), variables })).data;
  },
  async urql(variables) {
    const { data, error } = await recipe.client.mutation(CREATE, variables).toPromise();
    if (error) throw error;
    return data;
  },
  async relay(variables) {
    const { default: relay } = await import("relay-runtime");
    const { default: mutation } = await import(`${pathToFileURL(folder)}/compiled/WatchMutation.graphql.js`);
    return new Promise((onCompleted, onError) => {
      relay.commitMutation(recipe.environment, { mutation, variables, onCompleted, onError });
    });
  },
}[name];

async function create(prompt) {
  return (await creating({ input: { prompt } })).createGeneration.creation.id;
}

function failed(error) {
  console.error(error);
  process.exit(1);
}

const events = [];
let cut = null;
await watching(async ({ taskUpdated }) => {
  events.push(taskUpdated);
  const isFinished = taskUpdated.creation?.stage === "FINISHED";
  if (taskUpdated.kind === "READY") await create("a harbour at dawn");
  else if (isFinished && cut === null) {
    socket.terminate();
    cut = await create("a harbour at night");
  } else if (isFinished && taskUpdated.creation.id === cut) {
    console.log(JSON.stringify({ events, connections }));
    process.exit(0);
  }
}, failed);
