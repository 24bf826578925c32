/** The bar above the editor: sandbox, signed-in user and balance. */

import { useId, useState, useSyncExternalStore, type FormEvent } from "react";
import makeAnImage from "./examples/mutation.graphql";
import variables from "./examples/variables.json";
import type { Session, SessionState } from "./session";

export function SessionBar({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const [entering, setEntering] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  };
  const make = () => during(async () => setRefusal(await runExample(session)));

  return (
    <header className="session-bar" aria-label="Session">
      {state.sandbox && (
        <span className="session-sandbox" title="The sandbox replaces Kie.ai and the card processor.">
          <strong>Sandbox</strong> no real images, no charges
        </span>
      )}
      <span className="session-who" role="status">
        {described(state)}
        {(refusal ?? state.notice) && <em className="session-notice">{refusal ?? state.notice}</em>}
      </span>
      <span className="session-actions">
        {state.phase === "unreachable" && (
          <button type="button" disabled={busy} onClick={() => during(() => session.start())}>
            Try again
          </button>
        )}
        {state.sandbox && state.phase === "signed-in" && (
          <button type="button" disabled={busy} onClick={make} title="Runs the second tab's mutation.">
            Make an image
          </button>
        )}
        {state.demo && (
          <button type="button" disabled={busy} onClick={() => during(() => session.demo())}>
            New demo user
          </button>
        )}
        <button type="button" aria-expanded={entering} onClick={() => setEntering(!entering)}>
          Use a token
        </button>
      </span>
      {entering && <TokenForm session={session} close={() => setEntering(false)} />}
    </header>
  );
}

function TokenForm({ session, close }: { session: Session; close: () => void }) {
  const id = useId();
  const [text, setText] = useState("");

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await session.use(text)) close();
  };

  return (
    <form className="session-token" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>Token (JWT)</label>
      <input
        id={id}
        type="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="eyJhbGciOi…"
        autoComplete="off"
        autoFocus
        spellCheck={false}
        required
      />
      <button type="submit">Sign in</button>
    </form>
  );
}

function described({ phase, name, balance }: SessionState) {
  switch (phase) {
    case "starting":
      return "Signing in …";
    case "unreachable":
      return null;
    case "signed-out":
      return "Not signed in.";
    case "signed-in":
      return (
        <>
          <span className="session-name" title={name ?? undefined}>
            {name}
          </span>
          <span className="session-balance">{balance} credits</span>
        </>
      );
  }
}

/** Run the mutation of the example; return null, or the reason of a refusal. */
async function runExample(session: Session): Promise<string | null> {
  try {
    const answer = await session.execute({ query: makeAnImage, variables });
    const payload = answer.data?.createGeneration as { errors: { message: string }[] } | undefined;
    return payload?.errors[0]?.message ?? answer.errors?.[0]?.message ?? null;
  } catch {
    return "The server is not responding.";
  }
}
