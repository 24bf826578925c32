// An image ends while the socket of a client that is set up by its manual is down.
import { CREATE, QUERY, authorization, liveClient, others, url } from "./scenario.mjs";
import { subscribe } from "./subscribers.mjs";

const [name] = others;

let isCut = false;
let finished;
const { client: socket, cut, connections } = liveClient({
  retryAttempts: 5,
  // How long it waits is the client's to say: until the image is finished, so that this happens while there is no socket.
  retryWait: () => finished,
});

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
  subscribe(name, url, socket, async ({ taskUpdated }) => {
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
