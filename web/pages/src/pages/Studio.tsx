/** The studio page: the form on the left, the result on the right. */

import { useEffect, useRef } from "preact/hooks";
import { style } from "../store/choices";
import type { Creation } from "../store/creations";
import { chosen, displayed, displayedGroup, recent, together } from "../store/result";
import { styles } from "../store/styles";
import { openLarge } from "../store/addresses";
import { Actions } from "../ui/Actions";
import { Canvas } from "../ui/Canvas";
import { Compare } from "../ui/Compare";
import { Composer } from "../ui/Composer";
import { CreationPicker } from "../ui/CreationPicker";
import { Group } from "../ui/Group";
import { ModelPicker } from "../ui/ModelField";
import { Pending } from "../ui/Pending";
import { Tile } from "../ui/Tile";
import { nameOf, titleOf, words } from "../words";

export function Studio() {
  const result = useRef<HTMLElement>(null);
  useEffect(() => recent.open(), []);
  const group = displayed.value?.group ?? null;
  useEffect(() => {
    if (group === null) return;
    together.show({ group });
    return together.open();
  }, [group]);
  // On a narrow screen, the result is below the form.
  const show = (): void => result.current?.scrollIntoView({ block: "nearest" });
  return (
    <div class="studio">
      <Composer onSubmit={show} />
      <section class="result" ref={result} aria-label={words.value.studio.recent}>
        <Pending />
        <Result />
      </section>
      <ModelPicker />
      <CreationPicker />
    </div>
  );
}

function Result() {
  const { studio, creation: text } = words.value;
  const creation = displayed.value;
  if (creation === null) return recent.state.value === "loading" ? <div class="result-canvas" /> : <Hero />;
  const members = displayedGroup.value;
  const shown = recent.shown.value.slice(0, 12);
  const failed = shown.filter(isFolded);
  return (
    <>
      <div class="result-canvas">
        {members.length > 1 ? (
          <Group
            creations={members}
            selected={creation}
            onSelect={({ id }) => {
              chosen.value = id;
            }}
          />
        ) : (
          <Canvas key={creation.id} creation={creation} onOpen={() => openLarge(creation.id, recent)} />
        )}
      </div>
      <div class="result-foot">
        <div class="result-words">
          <p class="result-prompt" dir="auto">{titleOf(creation)}</p>
          <p class="result-facts">
            {creation.prompt && (
              <>
                <span class="tag">{nameOf(creation.model)}</span>
                <span class="tag tag-quiet">{nameOf(creation.style)}</span>
              </>
            )}
            {members.length > 1 && (
              <span class="tag tag-quiet">
                {text.part(members.indexOf(creation) + 1, members.length)}
              </span>
            )}
          </p>
        </div>
        <Actions key={creation.id} creation={creation} />
      </div>
      <h2 class="label">{studio.recent}</h2>
      <Strip creations={shown.filter((each) => !isFolded(each))} current={creation.id} />
      {failed.length > 0 && (
        <details class="failed">
          <summary class="label">{studio.failed(failed.length)}</summary>
          <Strip creations={failed} current={creation.id} />
        </details>
      )}
    </>
  );
}

/** Whether a creation has no image, and will have none: such ones are folded away. */
function isFolded({ status }: Creation): boolean {
  return status === "FAILED" || status === "CANCELED";
}

function Strip({ creations, current }: { creations: readonly Creation[]; current: string }) {
  return (
    <div class="strip">
      {creations.map((creation) => (
        <Tile
          key={creation.id}
          creation={creation}
          current={creation.id === current}
          onOpen={() => {
            if (creation.id === current) openLarge(creation.id, recent);
            else chosen.value = creation.id;
          }}
        />
      ))}
    </div>
  );
}

/** An example of the chosen style, shown until there is a creation. */
function Hero() {
  const { studio } = words.value;
  const offered = styles.value?.find(({ id }) => id === style.value);
  const after = offered?.previewUrl ?? "/static/styles/watercolour.webp";
  return (
    <div class="hero">
      <div class="hero-picture">
        <Compare
          before={<img src="/static/styles/large/original.webp" alt="" width="560" height="560" />}
          after={<img key={after} src={after.replace("/styles/", "/styles/large/")} alt="" width="560" height="560" />}
        />
      </div>
      <h2 class="hero-title">{studio.hero}</h2>
      <p class="hero-text">{studio.heroText}</p>
    </div>
  );
}
