// Apollo Client: queries and mutations over HTTP, subscriptions over graphql-ws.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";

import { CREATE, QUERY, WATCH, authorization, liveClient, play, url } from "./scenario.mjs";

const { client: socket, cut, connections } = liveClient({ retryAttempts: 0 });
const client = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes: { UserError: ["PriceAboveLimit", "InvalidInput"] } }),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: url, headers: { authorization } }),
  ),
});

await play({
  query: async () => (await client.query({ query: gql(QUERY) })).data,
  mutate: async (input) => (await client.mutate({ mutation: gql(CREATE), variables: { input } })).data,
  subscribe: (variables, next, ended) => {
    const subscription = client
      .subscribe({ query: gql(WATCH), variables: { ...variables }, fetchPolicy: "no-cache" })
      .subscribe({
        next: ({ data, error }) => (error ? ended() : next(data.taskUpdated)),
        error: ended,
      });
    return () => subscription.unsubscribe();
  },
  cut,
  connections,
  close: () => {
    client.stop();
    return socket.dispose();
  },
});
