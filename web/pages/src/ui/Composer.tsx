/** The form of the studio: photograph, prompt, options, price and the submit button. */

import { Sparkles } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { credit } from "../store/credits";
import { missing, overlong, photograph, price, prompt, submit } from "../store/composer";
import { words } from "../words";
import { FormatField, ResolutionField, AspectRatioField, StyleField } from "./Choices";
import { PhotoField } from "./PhotoField";

export function Composer({ onSubmit }: { onSubmit: () => void }) {
  const { studio } = words.value;
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    const isBlank = prompt.value.trim() === "";
    setEmpty(isBlank);
    if (isBlank || overlong.value > 0) {
      field.current?.focus();
      return;
    }
    if (missing.value > 0 || price.value === null) return;
    submit();
    onSubmit();
  };

  return (
    <form class="composer card" onSubmit={handleSubmit} noValidate>
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
            if (event.key === "Enter" && !event.repeat && (event.metaKey || event.ctrlKey)) handleSubmit(event);
          }}
        />
        <p class="trouble" id="prompt-trouble" role="alert">
          {overlong.value > 0 ? studio.promptTooLong(overlong.value) : isEmpty ? studio.promptNeeded : null}
        </p>
      </div>
      <StyleField />
      <AspectRatioField />
      <div class="side-by-side">
        <ResolutionField />
        <FormatField />
      </div>
      <PriceBar />
    </form>
  );
}

/** The price, the balance and the submit button; with too few credits, a link to the packs replaces the button. */
function PriceBar() {
  const { studio, credits } = words.value;
  const cost = price.value;
  const balance = credit.value?.balance;
  const short = missing.value;
  return (
    <div class="price-bar">
      <dl class="price-bar-figures">
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
