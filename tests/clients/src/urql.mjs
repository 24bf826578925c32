// urql: queries and mutations over HTTP, subscriptions over graphql-ws.
import { Client, fetchExchange, subscriptionExchange } from "@urql/core";

import { CREATE, QUERY, WATCH, authorization, liveClient, play, url } from "./scenario.mjs";

const { client: socket, cut, connections } = liveClient({ retryAttempts: 0 });
const client = new Client({
  url,
  preferGetMethod: false,
  fetchOptions: { headers: { authorization } },
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe({ ...request, query: request.query ?? "" }, sink),
        }),
      }),
    }),
  ],
});

function data({ data, error }) {
  if (error) throw error;
  return data;
}

await play({
  query: async () => data(await client.query(QUERY, {}).toPromise()),
  mutate: async (input) => data(await client.mutation(CREATE, { input }).toPromise()),
  subscribe: (variables, next, ended) => {
    const { unsubscribe } = client.subscription(WATCH, { ...variables }).subscribe(({ data, error }) => {
      if (error) {
        unsubscribe();
        ended();
      } else if (data) {
        next(data.taskUpdated);
      }
    });
    return unsubscribe;
  },
  cut,
  connections,
  close: () => socket.dispose(),
});
