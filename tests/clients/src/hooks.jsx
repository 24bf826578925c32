/** A page of the client's React hooks, for the tests: it shows all that they return. */

import { Atelier, demoToken } from "@atelier/client";
import { useCreation, useCreations, useCredits } from "@atelier/client/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const server = new URLSearchParams(location.search).get("server");
const atelier = new Atelier({ url: server, signIn: () => demoToken(server) });

function Page() {
  const [id, setId] = useState(null);
  const { data: credit } = useCredits(atelier);
  const { data: creations } = useCreations(atelier, 2);
  const { data: creation, error } = useCreation(atelier, id);

  async function make(prompt) {
    const [begun] = await atelier.create({ prompt });
    setId(begun.id);
  }

  return (
    <main>
      {["one", "two", "three"].map((prompt) => (
        <button key={prompt} onClick={() => void make(prompt)}>
          {prompt}
        </button>
      ))}
      <p id="credit">{credit?.balance}</p>
      <p id="creation">{creation && `${creation.prompt} ${creation.stage}`}</p>
      <p id="creations">{creations?.map(({ prompt, stage }) => `${prompt} ${stage}`).join(", ")}</p>
      <p id="error">{error && String(error)}</p>
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<Page />);
