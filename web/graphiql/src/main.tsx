/** The page: the session bar and GraphiQL, with one example of each kind of operation. */

import "graphiql/style.css";
import "./page.css";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import mutation from "./examples/mutation.graphql";
import query from "./examples/query.graphql";
import subscription from "./examples/subscription.graphql";
import variables from "./examples/variables.json";
import { createFetcher } from "./fetcher";
import { Session } from "./session";
import { SessionBar } from "./SessionBar";

// By default, the editor would load its workers from other hosts.
self.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = label === "json" || label === "graphql" ? label : "editor";
    return new Worker(new URL(WORKERS[name], import.meta.url), { type: "module" });
  },
};

const TABS = [{ query }, { query: mutation, variables: JSON.stringify(variables, null, 2) }, { query: subscription }];

const session = new Session();
const fetcher = createFetcher(session);
const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(
  <>
    <SessionBar session={session} />
    <main>
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={TABS}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>Atelier</GraphiQL.Logo>
      </GraphiQL>
    </main>
  </>,
);
