/** The sign-in form, shown in place of the pages until a user is signed in. */

import { useState } from "preact/hooks";
import { signIn, use } from "../api/session";
import { words } from "../words";

export function SignIn() {
  const { signIn: text } = words.value;
  return (
    <section class="sign-in card">
      <h1>{text.title}</h1>
      {window.atelier ? (
        <>
          <p>{text.text}</p>
          <button class="button button-main" type="button" onClick={() => void signIn()}>
            {text.button}
          </button>
        </>
      ) : (
        <TokenForm />
      )}
    </section>
  );
}

function TokenForm() {
  const { signIn: text } = words.value;
  const [token, setToken] = useState("");
  const [trouble, setTrouble] = useState<"refused" | "unreachable" | null>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      setTrouble((await use(token)) ? null : "refused");
    } catch {
      setTrouble("unreachable");
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{text.tokenText}</p>
      <label for="token">{text.label}</label>
      <input
        id="token"
        class="field token"
        type="text"
        value={token}
        autoComplete="off"
        spellcheck={false}
        required
        aria-invalid={trouble !== null}
        aria-describedby="token-trouble"
        onInput={(event) => setToken(event.currentTarget.value)}
      />
      <p id="token-trouble" class="trouble" role="alert">
        {trouble && text[trouble]}
      </p>
      <button class="button button-main" type="submit">
        {text.button}
      </button>
    </form>
  );
}
