/** The options of a generation: style, aspect ratio, resolution and format. */

import { useEffect } from "preact/hooks";
import { viewer } from "../api/session";
import type { AspectRatio, OutputFormat, Resolution } from "../generated/graphql";
import { DEFAULT_STYLE, format, quote, ratio, resolution, style } from "../store/composer";
import { styles } from "../store/styles";
import { styleWords, words } from "../words";
import { Chips } from "./Chips";

const RATIOS: Record<AspectRatio, [width: number, height: number] | null> = {
  AUTO: null,
  SQUARE_1_1: [1, 1],
  PORTRAIT_4_5: [4, 5],
  PORTRAIT_3_4: [3, 4],
  PORTRAIT_2_3: [2, 3],
  PORTRAIT_9_16: [9, 16],
  LANDSCAPE_5_4: [5, 4],
  LANDSCAPE_4_3: [4, 3],
  LANDSCAPE_3_2: [3, 2],
  LANDSCAPE_16_9: [16, 9],
  LANDSCAPE_21_9: [21, 9],
};
const RESOLUTIONS: { id: Resolution; text: string }[] = [
  { id: "ONE_K", text: "1K" },
  { id: "TWO_K", text: "2K" },
  { id: "FOUR_K", text: "4K" },
];
const FORMATS: { id: OutputFormat; text: string }[] = [
  { id: "PNG", text: "PNG" },
  { id: "JPG", text: "JPG" },
];
/** The styles; placeholders keep their space until they are loaded. */
const EXPECTED_STYLES = 11;

export function StyleField() {
  const { studio } = words.value;
  const offered = styles.value;
  useEffect(() => {
    // A draft, or a creation, may name a style that is no longer offered.
    if (offered && !offered.some(({ id }) => id === style.peek())) {
      style.value = offered.find(({ id }) => id === DEFAULT_STYLE)?.id ?? offered[0]?.id ?? DEFAULT_STYLE;
    }
  }, [offered]);
  return (
    <fieldset class="group">
      <legend class="label">{studio.style}</legend>
      <div class="styles">
        {offered
          ? offered.map((offer) => {
              const { name, description } = styleWords(offer);
              return (
                <label class="style" key={offer.id} title={description}>
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
                    <img class="style-picture" src={offer.previewUrl} alt="" width="240" height="240" loading="lazy" />
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

export function AspectRatioField() {
  const { studio } = words.value;
  const choices = (Object.keys(RATIOS) as AspectRatio[]).map((id) => {
    const shape = RATIOS[id];
    return shape
      ? { id, text: shape.join(":"), icon: <Shape width={shape[0]} height={shape[1]} /> }
      : { id, text: studio.ratioAuto };
  });
  return (
    <Chips
      name="ratio"
      legend={studio.ratio}
      choices={choices}
      value={ratio.value}
      onChoose={(id) => {
        ratio.value = id;
      }}
    />
  );
}

function Shape({ width, height }: { width: number; height: number }) {
  const scale = 14 / Math.max(width, height);
  const [x, y] = [width * scale, height * scale];
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
      <rect x={8 - x / 2} y={8 - y / 2} width={x} height={y} rx="1.5" />
    </svg>
  );
}

export function ResolutionField() {
  const { studio } = words.value;
  const who = viewer.value?.id;
  const wanted = resolution.value;
  useEffect(() => {
    if (who !== undefined) void quote();
  }, [who, wanted]);
  return (
    <Chips
      name="resolution"
      legend={studio.resolution}
      choices={RESOLUTIONS}
      value={wanted}
      onChoose={(id) => {
        resolution.value = id;
      }}
    />
  );
}

export function FormatField() {
  const { studio } = words.value;
  return (
    <Chips
      name="format"
      legend={studio.format}
      choices={FORMATS}
      value={format.value}
      onChoose={(id) => {
        format.value = id;
      }}
    />
  );
}
