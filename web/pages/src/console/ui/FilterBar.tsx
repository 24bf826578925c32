/** The form of a list's filters. */

import { SlidersHorizontal } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { words } from "../words";
import type { Filters } from "./filters";

/** Texts are applied together by the button or Enter; choices at once. */
export function FilterBar({ filters, children }: { filters: Filters; children: ComponentChildren }) {
  const { common } = words.value;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    filters.set(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])));
  };
  return (
    <details class="filters card" open={!filters.isEmpty || matchMedia("(min-width: 861px)").matches}>
      <summary>
        <SlidersHorizontal aria-hidden="true" />
        {common.filters}
      </summary>
      {/* Each change of the address fills the fields anew. */}
      <form key={filters.text} onSubmit={submit}>
        {children}
        <div class="filters-end">
          <button class="button" type="submit">
            {common.apply}
          </button>
          {!filters.isEmpty && (
            <button class="button button-quiet" type="button" onClick={filters.clear}>
              {common.clear}
            </button>
          )}
        </div>
      </form>
    </details>
  );
}

export function TextFilter({ filters, name, label, type = "text" }: { filters: Filters; name: string; label: string; type?: "text" | "date" }) {
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        name={name}
        type={type}
        defaultValue={filters.get(name)}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
      />
    </div>
  );
}

interface ChoiceProps {
  filters: Filters;
  name: string;
  label: string;
  /** By their values; the first entry of the list, for all, is added. */
  choices: readonly (readonly [string, string])[];
}

export function ChoiceFilter({ filters, name, label, choices }: ChoiceProps) {
  const id = useId();
  return (
    <div class="filter">
      <label for={id}>{label}</label>
      <select id={id} class="field" name={name} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        {[["", words.value.common.all] as const, ...choices].map(([value, text]) => (
          <option key={value} value={value} selected={filters.get(name) === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
