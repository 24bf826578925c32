// What every client does, in its own way: a query, a mutation that is refused, and live updates through a cut socket.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const SECONDS = 150;

export const [url, token, ...others] = process.argv.slice(2);
export const authorization = `Bearer ${token}`;

export const QUERY = /* GraphQL */ `
  query Start {
    viewer { id }
    credit { balance }
    styles { id }
  }
`;
export const CREATE = /* GraphQL */ `
  mutation Create($input: CreateGenerationInput!) {
    createGeneration(input: $input) {
      creation { id status }
      errors {
        __typename
        ... on UserError { message path }
        ... on PriceAboveLimit { credits }
      }
    }
  }
`;
export const WATCH = /* GraphQL */ `
  subscription Watch($after: String) {
    taskUpdated(after: $after) {
      cursor
      kind
      creation { id version stage status }
    }
  }
`;

/** The socket of graphql-ws, as the clients above it share it, with a way to lose its connection. */
export function liveClient(options = {}) {
  let socket;
  let connections = 0;
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    on: {
      connected: (opened) => {
        socket = opened;
        connections += 1;
      },
    },
    ...options,
  });
  return { client, cut: () => socket.terminate(), connections: () => connections };
}

/**
 * Plays the scenario and prints what was seen.
 *
 * `subscribe(variables, next, ended)` watches, and calls `ended` where the client leaves it to its user to begin
 * again; it returns how to stop.
 */
export async function play({ query, mutate, subscribe, cut, connections, close }) {
  const limit = setTimeout(() => {
    console.error(`nothing happened for ${SECONDS} seconds`);
    process.exit(1);
  }, SECONDS * 1000);

  const started = await query();
  const refused = await mutate({ prompt: "a harbour", style: started.styles[0].id, maxCredits: 1 });

  const events = [];
  const variables = { after: "0" };
  let look = () => {};
  let stop;
  const watch = () => {
    stop = subscribe(
      variables,
      (event) => {
        events.push(event);
        variables.after = event.cursor;
        look();
      },
      watch,
    );
  };
  const finished = (id) =>
    new Promise((resolve) => {
      look = () => {
        if (events.some((event) => event.creation.id === id && event.creation.stage === "FINISHED")) resolve();
      };
      look();
    });
  const create = async (prompt) =>
    (await mutate({ prompt, style: started.styles[0].id })).createGeneration.creation.id;

  watch();
  await finished(await create("a harbour at dawn"));
  cut();
  // It runs while nobody listens: what is missed has to come after the connection is back.
  await finished(await create("a harbour at night"));

  stop();
  clearTimeout(limit);
  console.log(JSON.stringify({ started, refused: refused.createGeneration, events, connections: connections() }));
  await close();
}
