// Clients as their manuals set them up: graphql-ws opens the lost socket again itself, and asks again with the variables
// that it has; nobody above it begins again or knows a cursor.
import { ApolloClient, InMemoryCache, gql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { Client, subscriptionExchange } from "@urql/core";

import { CREATE, QUERY, WATCH, authorization, liveClient, others, url } from "./scenario.mjs";

const [name] = others;

let isCut = false;
let finished;
const { client: socket, cut, connections } = liveClient({
  retryAttempts: 5,
  // How long it waits is the client's to say: until the image is finished, so that this happens while there is no socket.
  retryWait: () => finished,
});

const subscribe = {
  graphql_ws: (next, failed) =>
    socket.subscribe({ query: WATCH }, { next: ({ data }) => next(data), error: failed, complete: () => {} }),
  apollo: (next, failed) =>
    new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(socket) })
      .subscribe({ query: gql(WATCH), fetchPolicy: "no-cache" })
      .subscribe({ next: ({ data, error }) => (error ? failed(error) : next(data)), error: failed }),
  urql: (next, failed) =>
    new Client({
      url,
      exchanges: [
        subscriptionExchange({
          forwardSubscription: (request) => ({
            subscribe: (sink) => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? "" }, sink) }),
          }),
        }),
      ],
    })
      .subscription(WATCH, {})
      .subscribe(({ data, error }) => (error ? failed(error) : next(data))),
}[name];

async function ask(query, variables = {}) {
  const headers = { authorization, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()).data;
}

async function ended(id) {
  while ((await ask("query ($id: ID!) { creation(id: $id) { stage } }", { id })).creation.stage !== "FINISHED")
    await new Promise((resolve) => setTimeout(resolve, 50));
}

function failed(error) {
  console.error(error);
  process.exit(1);
}

const { styles } = await ask(QUERY);
const before = [];
const after = [];
let id;
await new Promise((done) => {
  subscribe(async ({ taskUpdated }) => {
    (connections() > 1 ? after : before).push(taskUpdated);
    if (taskUpdated.kind === "READY") {
      id = (await ask(CREATE, { input: { prompt: "a harbour", style: styles[0].id } })).createGeneration.creation.id;
    } else if (!isCut) {
      // The first change: it is cut before the image is made.
      isCut = true;
      finished = ended(taskUpdated.creation.id);
      cut();
    } else if (taskUpdated.creation?.stage === "FINISHED") done();
  }, failed);
});
console.log(JSON.stringify({ id, before, after, connections: connections() }));
process.exit(0);
