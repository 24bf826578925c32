/** The results of one request side by side; each is live, and the selected one has the actions below. */

import { isUnderWay, type Creation } from "../store/creations";
import { recent } from "../store/result";
import { openLarge } from "../store/addresses";
import { titleOf, words } from "../words";
import { FailureNotice } from "./FailureNotice";
import { Picture } from "./Picture";
import { StageLine } from "./StageLine";

interface Props {
  creations: readonly Creation[];
  selected: Creation;
  onSelect: (creation: Creation) => void;
}

export function Group({ creations, selected, onSelect }: Props) {
  const { studio } = words.value;
  const image = creations.find(({ generatedImage }) => generatedImage)?.generatedImage;
  const isTall = image ? image.height > image.width : selected.aspectRatio.startsWith("PORTRAIT");
  return (
    <ul
      class={`together together-${creations.length} ${isTall ? "together-tall" : ""}`}
      aria-label={studio.together(creations.length)}
    >
      {creations.map((creation, at) => (
        <Member
          key={creation.id}
          creation={creation}
          at={at + 1}
          of={creations.length}
          isSelected={creation.id === selected.id}
          onSelect={() => onSelect(creation)}
        />
      ))}
    </ul>
  );
}

interface MemberProps {
  creation: Creation;
  at: number;
  of: number;
  isSelected: boolean;
  onSelect: () => void;
}

function Member({ creation, at, of: count, isSelected, onSelect }: MemberProps) {
  const { creation: text, studio } = words.value;
  const { id, generatedImage, originalImages, status } = creation;
  const picture = generatedImage ?? originalImages[0];
  const state = isUnderWay(creation) ? text.stages[creation.stage] : text.statuses[status];
  const shape = generatedImage ? { "--shape": String(generatedImage.width / generatedImage.height) } : undefined;
  return (
    <li class="member" data-member={id} data-status={status}>
      <div class={`member-frame ${isUnderWay(creation) ? "unfinished-live" : ""}`} style={shape}>
        {picture && (
          <Picture of={id} picture={picture} alt="" class={generatedImage ? "member-picture" : "unfinished-original"} />
        )}
        {!generatedImage && (
          <div class="member-state">
            {isUnderWay(creation) ? <StageLine creation={creation} /> : <FailureNotice creation={creation} />}
          </div>
        )}
        <button
          class="member-button"
          type="button"
          aria-pressed={isSelected}
          aria-label={`${studio.show(titleOf(creation))} – ${text.part(at, count)}, ${state}`}
          onClick={() => {
            if (isSelected) openLarge(id, recent);
            else onSelect();
          }}
        />
      </div>
    </li>
  );
}
