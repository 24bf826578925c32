/** The bar of the gallery that selects creations and downloads them as a ZIP file. */

import { CircleCheckBig, FolderDown, X } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { viewer } from "../api/session";
import { exported, exportSelected, resumeExport, save, selected } from "../store/exports";
import { words } from "../words";
import { once } from "./presses";
import { explainError } from "./refusals";

export function Selection() {
  const { favourites: text } = words.value;
  const [trouble, setTrouble] = useState<string | null>(null);
  const ids = selected.value;
  const viewerId = viewer.value?.id;
  useEffect(() => {
    if (viewerId !== undefined) void resumeExport();
    return () => {
      selected.value = null;
    };
  }, [viewerId]);
  const download = async (): Promise<void> => {
    setTrouble(null);
    try {
      await exportSelected();
    } catch (error) {
      setTrouble(explainError(error));
    }
  };
  return (
    <div class="selection">
      {ids === null ? (
        <button class="button button-quiet" type="button" onClick={() => (selected.value = new Set())}>
          <CircleCheckBig aria-hidden="true" />
          {text.begin}
        </button>
      ) : (
        <>
          <button class="button button-main" type="button" disabled={ids.size === 0} onClick={once(download)}>
            <FolderDown aria-hidden="true" />
            {text.download(ids.size)}
          </button>
          <button class="button button-quiet" type="button" onClick={() => (selected.value = null)}>
            <X aria-hidden="true" />
            {text.end}
          </button>
        </>
      )}
      <Progress />
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}

function Progress() {
  const { favourites: text } = words.value;
  const shown = exported.value;
  return (
    <p class="export" role="status">
      {shown?.state === "PENDING" && (
        <>
          <span class="spinner" aria-hidden="true" />
          {text.making(shown.done, shown.total)}
        </>
      )}
      {shown?.state === "READY" && (
        <button class="button" type="button" onClick={once(save)}>
          <FolderDown aria-hidden="true" />
          {text.ready(shown.total)}
        </button>
      )}
      {shown?.state === "FAILED" && text.failed}
      {shown?.state === "EXPIRED" && text.expired}
    </p>
  );
}
