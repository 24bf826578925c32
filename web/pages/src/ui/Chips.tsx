/** A row of options, one of which is selected. */

import type { ComponentChild } from "preact";

interface Props<Id extends string> {
  name: string;
  legend: string;
  /** Show the legend to screen readers only. */
  isLegendUnseen?: boolean;
  choices: readonly { id: Id; text: string; icon?: ComponentChild }[];
  value: Id;
  onChoose: (id: Id) => void;
}

export function Chips<Id extends string>({ name, legend, isLegendUnseen, choices, value, onChoose }: Props<Id>) {
  return (
    <fieldset class="group">
      <legend class={isLegendUnseen ? "unseen" : "label"}>{legend}</legend>
      <div class="chips">
        {choices.map(({ id, text, icon }) => (
          <label class="chip" key={id}>
            <input class="unseen" type="radio" name={name} checked={value === id} onChange={() => onChoose(id)} />
            {icon}
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
