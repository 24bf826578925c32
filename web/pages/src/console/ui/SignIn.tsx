/** The sign-in of operators, shown in place of the views, with the reason why the last session ended. */

import { useState } from "preact/hooks";
import { ending, signIn, signInUrl, use } from "../api/session";
import { words } from "../words";

export function SignIn() {
  const { signIn: text } = words.value;
  const why = ending.value;
  return (
    <section class="sign-in card">
      <h1>{text.title}</h1>
      <p class="trouble" id="ending" role="alert">
        {why === null ? null : "message" in why ? text[why.kind](why.message) : text[why.kind]}
      </p>
      {signInUrl ? (
        <>
          <p>{text.text}</p>
          <button class="button button-main" type="button" onClick={signIn}>
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
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    setBusy(true);
    await use(String(new FormData(form).get("token")));
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{text.tokenText}</p>
      <label for="token">{text.label}</label>
      <input
        id="token"
        name="token"
        class="field token"
        type="password"
        autoComplete="off"
        spellcheck={false}
        required
        aria-describedby="ending"
      />
      <button class="button button-main" type="submit" disabled={isBusy}>
        {text.button}
      </button>
    </form>
  );
}
