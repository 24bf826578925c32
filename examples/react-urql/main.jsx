/** React and urql: a form, a gallery that follows each change, and refusals. The page sets `window.atelier`. */

import { createClient as createSocket } from "graphql-ws";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Client, fetchExchange, gql, Provider, subscriptionExchange, useMutation, useQuery, useSubscription } from "urql";

const { url, token } = window.atelier;

const socket = createSocket({
  url: `${url.replace(/^http/, "ws")}/graphql`,
  connectionParams: { authorization: `Bearer ${token}` },
  retryAttempts: Infinity,
  // 4401: the account is blocked. All other sockets are opened again; each begins with a snapshot, so nothing is missed.
  shouldRetry: (event) => event.code !== 4401,
});

const client = new Client({
  url: `${url}/graphql`,
  preferGetMethod: false,
  fetchOptions: () => ({ headers: { Authorization: `Bearer ${token}` } }),
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});

const CREATION = "id version stage prompt failure { message } generatedImage { url(width: 256) }";
const NEWEST = gql`{ creations(first: 20) { nodes { ${CREATION} } } }`;
const CHANGES = gql`subscription { taskUpdated { kind creation { ${CREATION} deletedAt } } }`;
const CREATE = gql`mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creations { id }
    errors { __typename ... on UserError { message } ... on InsufficientCredits { required balance } }
  }
}`;

/** Put a change into the list: newest first, without what was deleted, and without older versions. */
function merged(creations, changed) {
  const others = creations.filter(({ id }) => id !== changed.id);
  const known = creations.find(({ id }) => id === changed.id);
  if (known && known.version >= changed.version) return creations;
  return changed.deletedAt ? others : [changed, ...others].sort((one, other) => (one.id < other.id ? 1 : -1));
}

function Studio() {
  const [prompt, setPrompt] = useState("a lighthouse at dusk");
  const [{ data: newest }, reread] = useQuery({ query: NEWEST });
  const [{ data: changes }] = useSubscription({ query: CHANGES }, (changed = [], { taskUpdated: { kind, creation } }) => {
    if (kind === "RESET") reread({ requestPolicy: "network-only" });
    return creation ? merged(changed, creation) : changed;
  });
  const [{ data: made, fetching, error }, create] = useMutation(CREATE);

  function submit(event) {
    event.preventDefault();
    // One key for each click: if the request is repeated, it is charged once.
    void create({ input: { prompt, idempotencyKey: crypto.randomUUID() } });
  }

  const creations = (changes ?? []).reduce(merged, newest?.creations.nodes ?? []);
  const refusal = made?.createGeneration.errors[0]?.message ?? error?.message;
  return (
    <main>
      <form onSubmit={submit}>
        <input aria-label="Prompt" value={prompt} onChange={({ target }) => setPrompt(target.value)} />
        <button disabled={fetching}>Make it</button>
      </form>
      {refusal && <p role="alert">{refusal}</p>}
      <ul>
        {creations.map(({ id, prompt, stage, failure, generatedImage }) => (
          <li key={id}>{generatedImage ? <img src={generatedImage.url} alt={prompt} /> : (failure?.message ?? stage.toLowerCase())}</li>
        ))}
      </ul>
    </main>
  );
}

createRoot(document.querySelector("#root")).render(
  <Provider value={client}>
    <Studio />
  </Provider>,
);
