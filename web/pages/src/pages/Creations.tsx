/** The gallery page: all creations, with search and filters. */

import { Heart, Search, SquareCheck } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { Link, useLocation, useSearchParams } from "wouter-preact";
import type { CreationFilter, CreationStatus } from "@atelier/client";
import { addressOf } from "../store/addresses";
import { gallery } from "../store/gallery";
import { models } from "../store/models";
import { styles } from "../store/styles";
import { isSelecting, clearSelection } from "../store/selection";
import { Chips } from "../ui/Chips";
import { ExportProgress } from "../ui/ExportProgress";
import { JustifiedRows } from "../ui/JustifiedRows";
import { optionsOfDates, periodOf } from "../ui/periods";
import { SelectionBar } from "../ui/SelectionBar";
import { nameOf, words } from "../words";

const SEARCH_PAUSE = 250; // milliseconds
const MAX_SEARCH = 200; // characters
const STATES = {
  all: null,
  underWay: ["WAITING", "PROCESSING"],
  done: ["SUCCESS"],
  failed: ["FAILED", "CANCELED"],
} satisfies Record<string, CreationStatus[] | null>;
type State = keyof typeof STATES;

export function Creations() {
  const { gallery: text } = words.value;
  const [params, setParams] = useSearchParams();
  const state = (Object.keys(STATES).find((name) => name === params.get("state")) ?? "all") as State;
  const style = params.get("style") ?? "";
  const model = params.get("model") ?? "";
  const search = (params.get("q") ?? "").slice(0, MAX_SEARCH);
  const favourite = params.get("favourite") === "1";
  const date = params.get("date") ?? "";
  const isFiltered = date !== "" || state !== "all" || style !== "" || model !== "" || search !== "" || favourite;

  const set = (name: string, value: string): void => {
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  };

  useEffect(() => gallery.open(), []);
  useEffect(() => {
    const filter: CreationFilter = {
      status: STATES[state],
      style: style || null,
      model: model || null,
      search: search || null,
      favourite: favourite || null,
    };
    const period = periodOf(date);
    const shown = [gallery.filter.peek(), gallery.period.peek()];
    if (JSON.stringify([filter, period]) === JSON.stringify(shown)) return;
    clearSelection();
    gallery.show(filter, period);
  }, [state, style, model, search, favourite, date]);
  useOldAddress(params.get("creation"));

  return (
    <div class="gallery">
      <h1>{text.title}</h1>
      <div class="filters">
        <SearchField value={search} onSearch={(value) => set("q", value)} />
        <Chips
          name="state"
          legend={text.state}
          isLegendUnseen
          choices={(Object.keys(STATES) as State[]).map((id) => ({ id, text: text.states[id] }))}
          value={state}
          onChoose={(id) => set("state", id === "all" ? "" : id)}
        />
        <select
          class="field"
          aria-label={words.value.studio.style}
          value={style}
          onChange={(event) => set("style", event.currentTarget.value)}
        >
          <option value="">{text.allStyles}</option>
          {styles.value?.map((offer) => (
            <option key={offer.id} value={offer.id}>
              {nameOf(offer)}
            </option>
          ))}
        </select>
        <select
          class="field"
          aria-label={words.value.studio.model}
          value={model}
          onChange={(event) => set("model", event.currentTarget.value)}
        >
          <option value="">{text.allModels}</option>
          {models.value?.map((offer) => (
            <option key={offer.id} value={offer.id}>
              {nameOf(offer)}
            </option>
          ))}
        </select>
        <select
          class="field"
          aria-label={text.date}
          value={date}
          onChange={(event) => set("date", event.currentTarget.value)}
        >
          {optionsOfDates(date).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button
          class="button only-favourites"
          type="button"
          aria-pressed={favourite}
          onClick={() => set("favourite", favourite ? "" : "1")}
        >
          <Heart aria-hidden="true" />
          {words.value.favourites.only}
        </button>
        <button
          class="button"
          type="button"
          aria-pressed={isSelecting.value}
          onClick={() => {
            if (isSelecting.value) clearSelection();
            else isSelecting.value = true;
          }}
        >
          <SquareCheck aria-hidden="true" />
          {text.selectSome}
        </button>
      </div>
      <ExportProgress />
      <Grid isFiltered={isFiltered} onClear={() => setParams({}, { replace: true })} />
      <SelectionBar />
    </div>
  );
}

function SearchField({ value, onSearch }: { value: string; onSearch: (value: string) => void }) {
  const { gallery: text } = words.value;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label class="search">
      <Search aria-hidden="true" />
      <span class="unseen">{text.search}</span>
      <input
        class="field"
        type="search"
        maxLength={MAX_SEARCH}
        placeholder={text.search}
        defaultValue={value}
        onInput={(event) => {
          const typed = event.currentTarget.value.trim();
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onSearch(typed), SEARCH_PAUSE);
        }}
      />
    </label>
  );
}

function Grid({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { gallery: text } = words.value;
  const shown = gallery.shown.value;
  if (gallery.failed.value && shown.length === 0) {
    return (
      <div class="empty">
        <p>{text.failed}</p>
        <button class="button" type="button" onClick={() => void gallery.reload()}>
          {text.tryAgain}
        </button>
      </div>
    );
  }
  if (gallery.state.value === "loading" && shown.length === 0) {
    return (
      <ul class="grid grid-coming" aria-label={text.loading}>
        {Array.from({ length: 12 }, (_, index) => (
          <li key={index} class="tile tile-coming" />
        ))}
      </ul>
    );
  }
  if (shown.length === 0) {
    return isFiltered ? (
      <div class="empty">
        <h2>{text.nothingFound}</h2>
        <button class="button" type="button" onClick={onClear}>
          {text.clear}
        </button>
      </div>
    ) : (
      <div class="empty">
        <h2>{text.empty}</h2>
        <p>{text.emptyText}</p>
        <Link class="button button-main" href="/">
          {text.toStudio}
        </Link>
      </div>
    );
  }
  return (
    <>
      <JustifiedRows creations={shown} />
      <More />
    </>
  );
}

/** Load the next page when its place scrolls near; after a failure, a button tries again. */
function More() {
  const { gallery: text } = words.value;
  const place = useRef<HTMLDivElement>(null);
  const hasMore = gallery.hasMore.value;
  const count = gallery.ids.value.length;
  useEffect(() => {
    if (!hasMore || !place.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void gallery.more();
      },
      { rootMargin: "600px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
    // Observe again after each page: if the place is still near, the next page follows.
  }, [hasMore, count]);
  return (
    <div class="more" ref={place}>
      {hasMore && gallery.failed.value && (
        <button class="button" type="button" onClick={() => void gallery.more()}>
          {text.more}
        </button>
      )}
    </div>
  );
}

/** Addresses of an older version have the creation among their parameters. */
function useOldAddress(id: string | null): void {
  const [, go] = useLocation();
  useEffect(() => {
    if (id !== null) go(addressOf(id), { replace: true });
  }, [id]);
}
