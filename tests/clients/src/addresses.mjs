// Clients that are set up as people do set them up: a slash at the end of the address, events from the address of the
// queries, a token under another name. Prints what each one saw.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";
import { createClient as createEventClient } from "graphql-sse";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

import { CREATE, WATCH, authorization, token, url } from "./scenario.mjs";

const BALANCE = "query Balance { credit { balance } }";
const headers = { authorization };

const ways = {
  async apollo_over_http() {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, headers }) });
    const { data } = await client.query({ query: gql(BALANCE) });
    return data.credit.balance;
  },
  async urql_over_http() {
    const { data, error } = await urql().query(BALANCE, {}).toPromise();
    if (error) throw error;
    return data.credit.balance;
  },
  async events_of_a_query() {
    const client = createEventClient({ url, headers, retryAttempts: 0 });
    const { value } = await client.iterate({ query: BALANCE }).next();
    return value.data.credit.balance;
  },
  async events_of_a_subscription() {
    const client = createEventClient({ url, headers, retryAttempts: 0 });
    return kinds((next, failed) =>
      client.subscribe({ query: WATCH }, { next: ({ data }) => next(data), error: failed, complete: () => {} }),
    );
  },
  async urql_subscribes_by_fetch() {
    return kinds((next, failed) => {
      urql()
        .subscription(WATCH, {})
        .subscribe(({ data, error }) => (error ? failed(error) : next(data)));
      return () => {}; // To unsubscribe raises its AbortError where nobody can catch it.
    });
  },
  async apollo_subscribes_by_http() {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, headers }) });
    const answer = await new Promise((resolve) => {
      client.subscribe({ query: gql(WATCH) }).subscribe({ next: resolve, error: (error) => resolve({ error }) });
    });
    return answer.error.message;
  },
  async token_under_another_name() {
    return refused({ authToken: token });
  },
  async token_among_headers() {
    return refused({ headers: { Authorization: authorization } });
  },
};

function urql() {
  const fetchOptions = { headers };
  return new Client({ url, preferGetMethod: false, fetchOptions, fetchSubscriptions: true, exchanges: [fetchExchange] });
}

/** Returns the kinds of the first two events: there is nothing yet, and then something is made. */
function kinds(subscribe) {
  return new Promise((resolve, reject) => {
    const seen = [];
    const stop = subscribe(({ taskUpdated }) => {
      seen.push(taskUpdated.kind);
      if (seen.length === 1) create().catch(reject);
      if (seen.length === 2) {
        stop();
        resolve(seen);
      }
    }, reject);
  });
}

async function create() {
  const variables = { input: { prompt: "a heron", style: "sty_none" } };
  const body = JSON.stringify({ query: CREATE, variables });
  const answer = await fetch(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  const { data } = await answer.json();
  if (data.createGeneration.errors.length) throw new Error(JSON.stringify(data.createGeneration.errors));
}

/** Returns how the server closes a socket, and how often the client tried. */
async function refused(connectionParams) {
  let connections = 0;
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    connectionParams,
    on: { connecting: () => (connections += 1) },
  });
  const { code, reason } = await new Promise((resolve) => {
    client.subscribe({ query: WATCH }, { next: resolve, error: resolve, complete: resolve });
  });
  return { code, reason, connections };
}

const seen = {};
for (const [name, way] of Object.entries(ways)) seen[name] = await way();
console.log(JSON.stringify(seen));
process.exit(0);
