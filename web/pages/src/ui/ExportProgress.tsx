/** The progress of the newest ZIP file, and the button that saves it. */

import { FolderDown } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { viewer } from "../api/session";
import { exported, resumeExport, save } from "../store/exports";
import { words } from "../words";
import { once } from "./presses";

export function ExportProgress() {
  const viewerId = viewer.value?.id;
  useEffect(() => {
    if (viewerId !== undefined) void resumeExport();
  }, [viewerId]);
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
