/** The studio's left half: everything that is said before an image is made, what it costs, and the button. */

import { Sparkles } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { credit } from "../store/credits";
import { missing, overlong, photograph, price, prompt, submit } from "../store/composer";
import { words } from "../words";
import { FormatField, ResolutionField, ShapeField, StyleField } from "./Choices";
import { PhotoField } from "./PhotoField";

export function Composer({ onSubmit }: { onSubmit: () => void }) {
  const { studio } = words.value;
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const hand = (event: Event): void => {
    event.preventDefault();
    const nothing = prompt.value.trim() === "";
    setEmpty(nothing);
    if (nothing || overlong.value > 0) {
      field.current?.focus();
      return;
    }
    if (missing.value > 0 || price.value === null) return;
    submit();
    onSubmit();
  };

  return (
    <form class="composer card" onSubmit={hand} noValidate>
      <h1 class="composer-title">{studio.title}</h1>
      <PhotoField />
      <div class="group">
        <label class="label" for="prompt">
          {studio.prompt}
        </label>
        <textarea
          id="prompt"
          class="field prompt"
          ref={field}
          rows={3}
          value={prompt.value}
          placeholder={photograph.value ? studio.promptHintPhoto : studio.promptHint}
          aria-invalid={isEmpty || overlong.value > 0}
          aria-describedby="prompt-trouble"
          onInput={(event) => {
            prompt.value = event.currentTarget.value;
            if (prompt.value.trim()) setEmpty(false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) hand(event);
          }}
        />
        <p class="trouble" id="prompt-trouble" role="alert">
          {overlong.value > 0 ? studio.promptTooLong(overlong.value) : isEmpty ? studio.promptNeeded : null}
        </p>
      </div>
      <StyleField />
      <ShapeField />
      <div class="side-by-side">
        <ResolutionField />
        <FormatField />
      </div>
      <Till />
    </form>
  );
}

/** The price and the balance, then the button; without enough credits that leads to the packs. */
function Till() {
  const { studio, credits } = words.value;
  const cost = price.value;
  const balance = credit.value?.balance;
  const short = missing.value;
  return (
    <div class="till">
      <dl class="till-figures">
        <div>
          <dt>{studio.price}</dt>
          <dd data-price={cost}>{cost === null ? studio.priceUnknown : credits(cost)}</dd>
        </div>
        <div>
          <dt>{studio.balance}</dt>
          <dd>{balance === undefined ? studio.priceUnknown : credits(balance)}</dd>
        </div>
      </dl>
      {short > 0 ? (
        <>
          <p class="trouble">{studio.short(credits(short))}</p>
          <Link class="button button-main button-wide" href="/billing#packs">
            {studio.buy}
          </Link>
        </>
      ) : (
        <button class="button button-main button-wide" type="submit" aria-disabled={cost === null}>
          <Sparkles aria-hidden="true" />
          {studio.make}
        </button>
      )}
    </div>
  );
}
