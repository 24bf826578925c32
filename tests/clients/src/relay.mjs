// relay-runtime with documents that relay-compiler compiled against the contract; their folder is the last argument.
import { pathToFileURL } from "node:url";

import relay from "relay-runtime";

import { authorization, liveClient, others, play, url } from "./scenario.mjs";

const { Environment, Network, Observable, RecordSource, Store, commitMutation, fetchQuery, requestSubscription } = relay;
const compiled = async (name) => (await import(`${pathToFileURL(others[0])}/${name}.graphql.js`)).default;
const [query, mutation, subscription] = await Promise.all(
  ["relayStartQuery", "relayCreateMutation", "relayWatchSubscription"].map(compiled),
);

const { client: socket, cut, connections } = liveClient({ retryAttempts: 0 });
const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(
    async ({ text }, variables) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization, "content-type": "application/json", accept: "application/graphql-response+json" },
        body: JSON.stringify({ query: text, variables }),
      });
      return answer.json();
    },
    ({ text }, variables) =>
      Observable.create((sink) => socket.subscribe({ query: text, variables }, sink)),
  ),
});

await play({
  query: () => fetchQuery(environment, query, {}).toPromise(),
  mutate: (input) =>
    new Promise((resolve, reject) => {
      commitMutation(environment, { mutation, variables: { input }, onCompleted: resolve, onError: reject });
    }),
  subscribe: (variables, next, ended) => {
    const { dispose } = requestSubscription(environment, {
      subscription,
      variables: { ...variables },
      // The event as it came: the store keeps a creation once, as it stands now.
      onNext: ({ taskUpdated }) => next(structuredClone(taskUpdated)),
      onError: ended,
    });
    return dispose;
  },
  cut,
  connections,
  close: () => socket.dispose(),
});
