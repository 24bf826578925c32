/** The chosen model, and the dialog with all of them. */

import { ChevronDown } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { isAvailable, isTool, model, models, reloadModels, wantedModel, type Model } from "../store/models";
import { picking } from "../store/overlays";
import { descriptionOf, nameOf, resolutionName, words } from "../words";
import { CloseButton } from "./CloseButton";
import { Dialog } from "./Dialog";

/** How often a paused model is read again. */
const PAUSED_RELOAD = 10_000; // milliseconds

export function ModelField() {
  const { studio } = words.value;
  const chosen = model.value;
  const isPaused = chosen !== null && !isAvailable(chosen);
  useEffect(() => {
    if (!isPaused) return;
    const timer = setInterval(() => void reloadModels(), PAUSED_RELOAD);
    return () => clearInterval(timer);
  }, [isPaused]);
  return (
    <div class="group">
      <button
        class="model-button"
        type="button"
        aria-haspopup="dialog"
        aria-label={chosen ? `${studio.model}: ${nameOf(chosen)}` : studio.model}
        onClick={() => {
          picking.value = "model";
        }}
      >
        {chosen && (
          <>
            <Mark model={chosen} />
            <span class="model-words">
              <span class="model-name">{nameOf(chosen)}</span>
              <span class="model-facts">
                <Facts model={chosen} />
              </span>
            </span>
            <ChevronDown aria-hidden="true" />
          </>
        )}
      </button>
      <p class="trouble" role="alert">
        {isPaused && studio.paused(nameOf(chosen))}
      </p>
    </div>
  );
}

export function ModelPicker() {
  return picking.value === "model" ? <Picker /> : null;
}

function Picker() {
  const { studio } = words.value;
  useEffect(() => void reloadModels(), []);
  const close = (): void => {
    picking.value = null;
  };
  const shown = (models.value ?? []).filter(({ status }) => status !== "RETIRED");
  const groups = [
    { title: studio.modelsMake, members: shown.filter((each) => !isTool(each)) },
    { title: studio.modelsTools, members: shown.filter(isTool) },
  ];
  return (
    <Dialog label={studio.chooseModel} class="dialog picker" close={close}>
      <div class="picker-head">
        <h2>{studio.chooseModel}</h2>
        <CloseButton close={close} />
      </div>
      <div class="picker-body">
        {groups.map(
          ({ title, members }) =>
            members.length > 0 && (
              <section key={title}>
                <h3 class="label">{title}</h3>
                <ul class="model-list">
                  {members.map((each) => (
                    <li key={each.id}>
                      <Card
                        model={each}
                        onChoose={() => {
                          wantedModel.value = each.id;
                          close();
                        }}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </Dialog>
  );
}

function Card({ model: each, onChoose }: { model: Model; onChoose: () => void }) {
  const { studio } = words.value;
  const isChosen = each.id === model.value?.id;
  return (
    <button
      class="model-card"
      type="button"
      data-model={each.id}
      aria-pressed={isChosen}
      autofocus={isChosen}
      disabled={!isAvailable(each)}
      onClick={onChoose}
    >
      <Mark model={each} />
      <span class="model-words">
        <span class="model-name">
          {nameOf(each)} {!isAvailable(each) && <span class="tag tag-pending">{studio.pausedTag}</span>}
        </span>
        <span class="model-description">{descriptionOf(each)}</span>
        <span class="model-abilities">
          {abilities(each).map((ability) => (
            <span key={ability} class="ability">
              {ability}
            </span>
          ))}
        </span>
      </span>
      <span class="model-facts">
        <Facts model={each} />
      </span>
    </button>
  );
}

/** The price of one image and the usual time. */
function Facts({ model: { prices, typicalSeconds } }: { model: Model }) {
  const { studio, credits } = words.value;
  const all = prices.map((price) => price.credits);
  const least = Math.min(...all);
  return (
    <>
      <span class="model-price">{least < Math.max(...all) ? studio.from(credits(least)) : credits(least)}</span>
      <span>{studio.about(typicalSeconds)}</span>
    </>
  );
}

/** A letter on a colour of its own, so that a model is recognised at a glance. */
function Mark({ model: { id, name } }: { model: Model }) {
  const hue = [...id].reduce((sum, letter) => (sum * 17 + letter.charCodeAt(0) * 47) % 360, 0);
  return (
    <span class="model-mark" style={{ "--hue": String(hue) }} aria-hidden="true">
      {name[0]}
    </span>
  );
}

function abilities(each: Model): string[] {
  const { studio } = words.value;
  const largest = each.resolutions.at(-1);
  return [
    each.maxInputImages === 0
      ? studio.wordsOnly
      : each.requiresInputImage && each.maxInputImages === 1
        ? studio.oneImage
        : studio.upToImages(each.maxInputImages),
    each.resolutions.length > 1 && largest ? studio.upToSize(resolutionName(largest)) : null,
    each.supportsTransparency ? studio.transparentAbility : null,
    each.supportsSeed ? studio.seed : null,
    each.supportsNegativePrompt ? studio.negativePromptAbility : null,
  ].filter((ability) => ability !== null);
}
