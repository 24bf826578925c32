/** The options of the next request: the wanted ones are kept, and the chosen model's defaults replace those that it lacks. */

import { computed, signal } from "@preact/signals";
import type { AspectRatio, OutputFormat, Resolution } from "@atelier/client";
import { EXPECTED, model, type Model } from "./models";

export const DEFAULT_STYLE = "sty_watercolour";
/** The largest seed that all models accept. */
export const MAX_SEED = 2 ** 31 - 1;

export const style = signal(DEFAULT_STYLE);
export const ratio = signal<AspectRatio>("AUTO");
export const resolution = signal<Resolution | null>(null);
export const format = signal<OutputFormat | null>(null);
export const isTransparent = signal(false);
export const count = signal(1);
/** As it was typed; empty: another one each time. */
export const seed = signal("");
export const negativePrompt = signal("");

const transparent = computed(() => isTransparent.value && (model.value?.supportsTransparency ?? false));

/** The options that the chosen model offers; a list is empty if there is nothing to choose. */
export const offered = computed(() => {
  const chosen: Pick<Model, keyof typeof EXPECTED> = model.value ?? EXPECTED;
  // A JPEG has no transparency.
  const formats = chosen.outputFormats.filter((each) => !transparent.value || each !== "JPG");
  return {
    ratios: several(chosen.aspectRatios),
    resolutions: several(chosen.resolutions),
    formats: several(formats),
    counts: Array.from({ length: chosen.maxOutputs }, (_, index) => index + 1),
    seed: chosen.supportsSeed,
    negativePrompt: chosen.supportsNegativePrompt,
    transparency: chosen.supportsTransparency,
  };
});

/** The options as the request has them; null: the model's default. */
export const choices = computed(() => {
  const { ratios, resolutions, formats, counts, ...supports } = offered.value;
  return {
    aspectRatio: picked(ratio.value, ratios),
    resolution: picked(resolution.value, resolutions),
    outputFormat: picked(format.value, formats),
    background: transparent.value ? ("TRANSPARENT" as const) : null,
    count: Math.min(count.value, counts.length),
    seed: supports.seed && seed.value.trim() !== "" ? Number(seed.value) : null,
    negativePrompt: supports.negativePrompt ? negativePrompt.value.trim() || null : null,
  };
});

export const isSeedWrong = computed(() => {
  const wanted = choices.value.seed;
  return wanted !== null && !(Number.isInteger(wanted) && wanted >= 0 && wanted <= MAX_SEED);
});

function several<Item>(items: readonly Item[]): readonly Item[] {
  return items.length > 1 ? items : [];
}

function picked<Item>(wanted: Item | null, items: readonly Item[]): Item | null {
  return items.find((each) => each === wanted) ?? items[0] ?? null;
}
