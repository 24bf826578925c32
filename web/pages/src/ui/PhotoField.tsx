/** The field in which a photograph is dropped, pasted or chosen, with its problems. */

import { useSignal } from "@preact/signals";
import { Image as ImageIcon, ImagePlus, X } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { checking, clearPhotograph, photograph, problem, refuse, takeFile, type Chosen } from "../store/composer";
import type { Problem } from "../store/photographs";
import { megabytes, words } from "../words";

// Some systems recognise HEIC by the file extension only.
const ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";

export function PhotoField() {
  const { studio } = words.value;
  const dragged = useDropAndPaste();
  const chosen = photograph.value;
  return (
    <div class="group" role="group" aria-labelledby="photo-label">
      <p class="label" id="photo-label">
        {studio.photo} <span class="optional">{studio.optional}</span>
      </p>
      <div class={`photo ${dragged ? "photo-dragged" : ""} ${chosen ? "photo-full" : ""}`}>
        {chosen ? (
          <>
            <Preview of={chosen} />
            <p class="photo-name">{chosen.kind === "file" ? chosen.file.name : studio.fromCreation}</p>
            <button class="icon-button photo-remove" type="button" aria-label={studio.remove} onClick={clearPhotograph}>
              <X />
            </button>
          </>
        ) : (
          <label class="photo-empty">
            <ImagePlus aria-hidden="true" />
            <span>
              {dragged ? (
                studio.dropNow
              ) : checking.value ? (
                studio.checking
              ) : (
                <>
                  {studio.drop} <span class="photo-pick">{studio.pick}</span>
                </>
              )}
            </span>
            <input
              class="unseen"
              type="file"
              accept={ACCEPTED}
              aria-describedby="photo-hint photo-trouble"
              onChange={(event) => {
                const file = event.currentTarget.files?.[0];
                event.currentTarget.value = ""; // Otherwise the same file could not be chosen again.
                if (file) void takeFile(file);
              }}
            />
          </label>
        )}
      </div>
      <p class="hint" id="photo-hint">
        {studio.limits}
      </p>
      <p class="hint" id="photo-note" role="status">
        {chosen?.kind === "file" && (chosen.reduced ? studio.reduced : chosen.preview === null && studio.unseen)}
      </p>
      <p class="trouble" id="photo-trouble" role="alert">
        {problem.value && explained(problem.value)}
      </p>
    </div>
  );
}

function Preview({ of: chosen }: { of: Chosen }) {
  const { studio } = words.value;
  const address = chosen.kind === "file" ? chosen.preview : chosen.picture.small;
  const alt = chosen.kind === "file" ? chosen.file.name : studio.fromCreation;
  if (address !== null) return <img class="photo-picture" src={address} alt={alt} />;
  return (
    <span class="photo-unseen" role="img" aria-label={alt}>
      <ImageIcon aria-hidden="true" />
    </span>
  );
}

/** Accept files dropped or pasted anywhere on the page; returns whether a file is being dragged over it. */
function useDropAndPaste(): boolean {
  const dragged = useSignal(false);
  useEffect(() => {
    let depth = 0; // Each element that is entered is left again.
    const change = (by: number) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      depth = Math.max(0, depth + by);
      dragged.value = depth > 0;
    };
    const enter = change(1);
    const leave = change(-1);
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      depth = 0;
      dragged.value = false;
      takeFiles(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      const isWriting = event.target instanceof Element && event.target.matches("input, textarea");
      const hasFiles = Boolean(event.clipboardData?.files.length);
      if (isWriting && !hasFiles && event.clipboardData?.getData("text")) return;
      event.preventDefault();
      takeFiles(event.clipboardData);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, []);
  return dragged.value;
}

function takeFiles(data: DataTransfer | null): void {
  const files = [...(data?.files ?? [])];
  if (files.length > 1) refuse({ kind: "several" });
  else if (files[0]) void takeFile(files[0]);
  else refuse({ kind: "nothing" });
}

function explained(problem: Problem): string {
  const { problems } = words.value;
  switch (problem.kind) {
    case "bytes":
      return problems.bytes(problem.name, megabytes(problem.bytes));
    case "type":
    case "pixels":
    case "damaged":
      return problems[problem.kind](problem.name);
    default:
      return problems[problem.kind];
  }
}
