/** The options of a request; only those that the chosen model offers are shown. */

import { useEffect } from "preact/hooks";
import type { AspectRatio } from "@atelier/client";
import {
  choices,
  count,
  DEFAULT_STYLE,
  format,
  isSeedWrong,
  isTransparent,
  MAX_SEED,
  negativePrompt,
  offered,
  ratio,
  resolution,
  seed,
  style,
} from "../store/choices";
import { model } from "../store/models";
import { styles } from "../store/styles";
import { descriptionOf, nameOf, resolutionName, words } from "../words";
import { Chips } from "./Chips";

/** The styles; placeholders keep their space until they are loaded. */
const EXPECTED_STYLES = 11;

export function StyleField() {
  const { studio } = words.value;
  const chosen = model.value?.id;
  const loaded = styles.value?.filter(({ models }) => !models || models.some(({ id }) => id === chosen));
  useEffect(() => {
    // A draft, or a creation, may name a style that is no longer offered.
    if (loaded && !loaded.some(({ id }) => id === style.peek())) {
      style.value = loaded.find(({ id }) => id === DEFAULT_STYLE)?.id ?? loaded[0]?.id ?? DEFAULT_STYLE;
    }
  }, [styles.value, chosen]);
  return (
    <fieldset class="group">
      <legend class="label">{studio.style}</legend>
      <div class="styles">
        {loaded
          ? loaded.map((offer) => {
              const name = nameOf(offer);
              return (
                <label class="style" key={offer.id} title={descriptionOf(offer)}>
                  <input
                    class="unseen"
                    type="radio"
                    name="style"
                    value={offer.id}
                    checked={style.value === offer.id}
                    onChange={() => {
                      style.value = offer.id;
                    }}
                  />
                  {offer.previewUrl ? (
                    <img class="style-picture" src={offer.previewUrl} alt="" width="192" height="192" loading="lazy" />
                  ) : (
                    <span class="style-picture style-none" aria-hidden="true">
                      Aa
                    </span>
                  )}
                  <span class="style-name">{name}</span>
                </label>
              );
            })
          : Array.from({ length: EXPECTED_STYLES }, (_, index) => (
              <span class="style style-coming" key={index}>
                <span class="style-picture" />
                <span class="style-name"> </span>
              </span>
            ))}
      </div>
    </fieldset>
  );
}

/** The widths and heights are in the names of the ratios. */
function sidesOf(id: AspectRatio): [width: number, height: number] | null {
  const [, width, height] = id.split("_").map(Number);
  return width && height ? [width, height] : null;
}

export function AspectRatioField() {
  const { studio } = words.value;
  const { ratios } = offered.value;
  if (ratios.length === 0) return null;
  return (
    <Chips
      name="ratio"
      legend={studio.ratio}
      choices={ratios.map((id) => {
        const sides = sidesOf(id);
        return sides
          ? { id, text: sides.join(":"), icon: <Shape width={sides[0]} height={sides[1]} /> }
          : { id, text: studio.ratioAuto };
      })}
      value={choices.value.aspectRatio ?? "AUTO"}
      onChoose={(id) => {
        ratio.value = id;
      }}
    />
  );
}

function Shape({ width, height }: { width: number; height: number }) {
  const scale = 14 / Math.max(width, height);
  const [x, y] = [Math.max(width * scale, 3), Math.max(height * scale, 3)];
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
      <rect x={8 - x / 2} y={8 - y / 2} width={x} height={y} rx="1.5" />
    </svg>
  );
}

export function ResolutionField() {
  const { resolutions } = offered.value;
  const wanted = choices.value.resolution;
  if (wanted === null) return null;
  return (
    <Chips
      name="resolution"
      legend={words.value.studio.resolution}
      choices={resolutions.map((id) => ({ id, text: resolutionName(id) }))}
      value={wanted}
      onChoose={(id) => {
        resolution.value = id;
      }}
    />
  );
}

export function FormatField() {
  const { formats } = offered.value;
  const wanted = choices.value.outputFormat;
  if (wanted === null) return null;
  return (
    <Chips
      name="format"
      legend={words.value.studio.format}
      choices={formats.map((id) => ({ id, text: id === "WEBP" ? "WebP" : id }))}
      value={wanted}
      onChoose={(id) => {
        format.value = id;
      }}
    />
  );
}

export function CountField() {
  const { counts } = offered.value;
  if (counts.length < 2) return null;
  return (
    <Chips
      name="count"
      legend={words.value.studio.count}
      choices={counts.map((each) => ({ id: String(each), text: `×${each}` }))}
      value={String(choices.value.count)}
      onChoose={(id) => {
        count.value = Number(id);
      }}
    />
  );
}

export function BackgroundField() {
  const { studio } = words.value;
  if (!offered.value.transparency) return null;
  return (
    <Chips
      name="background"
      legend={studio.background}
      choices={[
        { id: "auto", text: studio.ratioAuto },
        { id: "transparent", text: studio.transparent },
      ]}
      value={choices.value.background === null ? "auto" : "transparent"}
      onChoose={(id) => {
        isTransparent.value = id === "transparent";
      }}
    />
  );
}

/** The options that few requests need. */
export function MoreFields() {
  const { studio } = words.value;
  const { seed: hasSeed, negativePrompt: hasNegativePrompt } = offered.value;
  if (!hasSeed && !hasNegativePrompt) return null;
  return (
    <details class="more-fields" open={seed.peek() !== "" || negativePrompt.peek() !== ""}>
      <summary class="label">{studio.moreOptions}</summary>
      {hasNegativePrompt && (
        <div>
          <label class="label" for="negative-prompt">
            {studio.negativePrompt} <span class="optional">{studio.optional}</span>
          </label>
          <input
            id="negative-prompt"
            class="field"
            type="text"
            value={negativePrompt.value}
            placeholder={studio.negativePromptHint}
            autoComplete="off"
            onInput={(event) => {
              negativePrompt.value = event.currentTarget.value;
            }}
          />
        </div>
      )}
      {hasSeed && (
        <div>
          <label class="label" for="seed">
            {studio.seed} <span class="optional">{studio.optional}</span>
          </label>
          <input
            id="seed"
            class="field seed"
            type="text"
            inputMode="numeric"
            value={seed.value}
            placeholder={studio.seedHint}
            autoComplete="off"
            aria-invalid={isSeedWrong.value}
            aria-describedby="seed-trouble"
            onInput={(event) => {
              seed.value = event.currentTarget.value;
            }}
          />
          {choices.value.seed !== null && choices.value.count > 1 && <p class="hint">{studio.seedAlike}</p>}
          <p class="trouble" id="seed-trouble" role="alert">
            {isSeedWrong.value && studio.seedWrong(MAX_SEED)}
          </p>
        </div>
      )}
    </details>
  );
}
