// graphql-ws alone: everything over one socket, which it opens again by itself and asks again on.
import { CREATE, QUERY, WATCH, liveClient, play } from "./scenario.mjs";

const { client, cut, connections } = liveClient({ shouldRetry: () => true, retryWait: async () => {} });

async function once(query, variables) {
  for await (const result of client.iterate({ query, variables })) {
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    return result.data;
  }
}

await play({
  query: () => once(QUERY),
  mutate: (input) => once(CREATE, { input }),
  // It sends the same variables again after a cut; they are kept up to date, so it goes on from there.
  subscribe: (variables, next) =>
    client.subscribe(
      { query: WATCH, variables },
      {
        next: ({ data }) => next(data.taskUpdated),
        error: (error) => {
          throw error;
        },
        complete: () => {},
      },
    ),
  cut,
  connections,
  close: () => client.dispose(),
});
