/** The form of the studio: model, images, prompt, options, price and the submit button. */

import { Sparkles } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { choices, isSeedWrong } from "../store/choices";
import { missing, obstacle, overlong, price, priceOfOne, prompt, remaining, submit } from "../store/composer";
import { credit } from "../store/credits";
import { isTool, model } from "../store/models";
import { clash } from "../store/quote";
import { neighbourPrompt } from "../store/promptHistory";
import { usedReferences } from "../store/references";
import { words } from "../words";
import {
  AspectRatioField,
  BackgroundField,
  CountField,
  FormatField,
  MoreFields,
  ResolutionField,
  StyleField,
} from "./Choices";
import { ModelField } from "./ModelField";
import { ReferenceField } from "./ReferenceField";

export function Composer({ onSubmit }: { onSubmit: () => void }) {
  const { studio } = words.value;
  // What is missing is explained after the first press only.
  const [isPressed, setPressed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const takesPrompt = model.value === null || !isTool(model.value);
  const stopped = obstacle.value;

  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    const focus = (selector: string): void => form.current?.querySelector<HTMLElement>(selector)?.focus();
    setPressed(stopped !== null);
    if (stopped === "paused") focus(".model-button");
    else if (stopped === "image") focus("input[type=file]");
    else if (stopped === "prompt" || stopped === "long") focus("#prompt");
    else if (isSeedWrong.value) focus("#seed");
    if (stopped !== null || isSeedWrong.value) return;
    submit();
    onSubmit();
  };

  return (
    <form class="composer card" ref={form} onSubmit={handleSubmit} noValidate>
      <h1 class="composer-title">{studio.title}</h1>
      <ModelField />
      <ReferenceField isNeeded={isPressed && stopped === "image"} />
      {takesPrompt && (
        <>
          <PromptField isNeeded={isPressed && stopped === "prompt"} onSubmit={handleSubmit} />
          <StyleField />
        </>
      )}
      <AspectRatioField />
      <div class="side-by-side">
        <ResolutionField />
        <FormatField />
        <BackgroundField />
        <CountField />
      </div>
      <p class="trouble" role="alert">
        {clash.value !== null && studio.clash(clash.value)}
      </p>
      <MoreFields />
      <PriceBar />
    </form>
  );
}

function PromptField({ isNeeded, onSubmit }: { isNeeded: boolean; onSubmit: (event: Event) => void }) {
  const { studio } = words.value;
  return (
    <div class="group">
      <label class="label" for="prompt">
        {studio.prompt}
      </label>
      <textarea
        id="prompt"
        class="field prompt"
        rows={3}
        dir="auto"
        value={prompt.value}
        placeholder={usedReferences.value.length > 0 ? studio.promptHintPhoto : studio.promptHint}
        aria-invalid={isNeeded || overlong.value > 0}
        aria-describedby="prompt-trouble"
        onInput={(event) => {
          prompt.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const isUp = event.key === "ArrowUp" && selectionEnd === 0;
          const isDown = event.key === "ArrowDown" && selectionStart === value.length;
          if ((isUp || isDown) && !event.shiftKey) recallPrompt(event, isUp ? 1 : -1);
          if (event.key === "Enter" && !event.repeat && (event.metaKey || event.ctrlKey)) onSubmit(event);
        }}
      />
      {remaining.value !== null && <p class="hint prompt-left">{studio.promptLeft(remaining.value)}</p>}
      <p class="trouble" id="prompt-trouble" role="alert">
        {overlong.value > 0 ? studio.promptTooLong(overlong.value) : isNeeded ? studio.promptNeeded : null}
      </p>
    </div>
  );
}

/** Replace the prompt by an earlier one; the caret stays at the edge, so that the next press goes on. */
function recallPrompt(event: KeyboardEvent, direction: 1 | -1): void {
  const found = neighbourPrompt(direction, prompt.peek());
  if (found === null) return;
  event.preventDefault();
  prompt.value = found;
  const field = event.currentTarget as HTMLTextAreaElement;
  field.value = found;
  const at = direction === 1 ? 0 : found.length;
  field.setSelectionRange(at, at);
}

/** The price, the balance and the submit button; with too few credits, a link to the packs replaces the button. */
function PriceBar() {
  const { studio, credits } = words.value;
  const cost = price.value;
  const each = priceOfOne.value;
  const balance = credit.value?.balance;
  const short = missing.value;
  const { count } = choices.value;
  return (
    <div class="price-bar">
      <dl class="price-bar-figures">
        <div>
          <dt>{studio.price}</dt>
          <dd data-price={credit.value && cost}>
            {cost === null ? studio.priceUnknown : credits(cost)}
            {count > 1 && each !== null && (
              <span class="price-bar-each">
                {" "}
                {count} × {each}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{studio.balance}</dt>
          <dd>
            {balance === undefined ? studio.priceUnknown : credits(balance)}
            {cost !== null && balance !== undefined && short === 0 && balance - cost < cost && (
              <span class="price-bar-low"> {studio.low(balance - cost)}</span>
            )}
          </dd>
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
        <button class="button button-main button-wide" type="submit" aria-disabled={obstacle.value === "loading"}>
          <Sparkles aria-hidden="true" />
          {model.value && isTool(model.value) ? studio.apply : studio.make(count)}
        </button>
      )}
    </div>
  );
}
