// Clients as their manuals set them up: graphql-ws opens the lost socket again itself, and asks again with the variables
// that it has; nobody above it begins again or knows a cursor.
import { ApolloClient, InMemoryCache, gql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { Client, subscriptionExchange } from "@urql/core";

import { WATCH } from "./scenario.mjs";

/** Subscribe with one of the clients, through a client of graphql-ws. */
export function subscribe(name, url, socket, next, failed) {
  return {
    graphql_ws: () =>
      socket.subscribe({ query: WATCH }, { next: ({ data }) => next(data), error: failed, complete: () => {} }),
    apollo: () =>
      new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(socket) })
        .subscribe({ query: gql(WATCH), fetchPolicy: "no-cache" })
        .subscribe({ next: ({ data, error }) => (error ? failed(error) : next(data)), error: failed }),
    urql: () =>
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
  }[name]();
}
