/** The field of reference images: dropped, pasted, chosen from files or creations, and put in order. */

import { useSignal } from "@preact/signals";
import { ChevronLeft, ChevronRight, Image as ImageIcon, ImagePlus, Images, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { model } from "../store/models";
import {
  addFiles,
  checking,
  moveReference,
  mostReferences,
  problem,
  references,
  removeReference,
  usedReferences,
  type Reference,
  type ReferenceProblem,
} from "../store/references";
import { picking } from "../store/overlays";
import { megabytes, words } from "../words";
import { smallest } from "./Picture";
import { useReordering } from "./reordering";

// Some systems recognise HEIC by the file extension only.
const ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif,image/bmp,image/tiff,.heic,.heif";

export function ReferenceField({ isNeeded }: { isNeeded: boolean }) {
  const { studio } = words.value;
  const dragged = useDropAndPaste();
  const most = mostReferences.value;
  const shown = references.value;
  const moved = useSignal("");
  const list = useReordering(moveReference);
  if (most === 0) return shown.length > 0 ? <p class="hint">{studio.notUsed(shown.length)}</p> : null;

  const move = (reference: Reference, to: number): void => {
    moveReference(reference.key, to);
    moved.value = studio.moved(to + 1, shown.length);
  };
  const isReduced = usedReferences.value.some((each) => each.kind === "file" && each.reduced);
  const isUnseen = usedReferences.value.some((each) => "thumbnail" in each && each.thumbnail === null);
  return (
    <div class="group" role="group" aria-labelledby="references-label">
      <p class="label" id="references-label">
        {most === 1 ? studio.image : studio.references}{" "}
        <span class="optional">
          {model.value?.requiresInputImage ? studio.required : studio.optional}
          {most > 1 && ` · ${studio.upTo(most)}`}
        </span>
      </p>
      <div class={`references ${dragged ? "references-dragged" : ""} ${shown.length > 0 ? "references-some" : ""}`}>
        {shown.length > 0 && (
          <ol class="reference-list" ref={list}>
            {shown.map((reference, at) => (
              <Thumbnail
                key={reference.key}
                reference={reference}
                at={at}
                of={shown.length}
                isUsed={at < most}
                onMove={(to) => move(reference, to)}
              />
            ))}
          </ol>
        )}
        {(shown.length < most || most === 1) && <Adding isFirst={shown.length === 0} isDragged={dragged} />}
      </div>
      <p class="unseen" role="status">
        {moved.value}
      </p>
      {shown.length > most && <p class="hint">{studio.beyond(most)}</p>}
      <p class="hint" id="references-note" role="status">
        {isReduced ? studio.reduced : isUnseen ? studio.unseen : null}
      </p>
      <p class="trouble" id="references-trouble" role="alert">
        {problem.value ? explained(problem.value) : isNeeded ? studio.imageNeeded : null}
      </p>
    </div>
  );
}

/** The place for more images; with none chosen yet, a wide one. */
function Adding({ isFirst, isDragged }: { isFirst: boolean; isDragged: boolean }) {
  const { studio } = words.value;
  return (
    <div class="adding">
      <label class="adding-files" title={studio.limits}>
        {checking.value > 0 ? <span class="spinner" aria-hidden="true" /> : <ImagePlus aria-hidden="true" />}
        <span>
          {isDragged ? (
            studio.dropNow
          ) : checking.value > 0 ? (
            studio.checking
          ) : isFirst ? (
            <>
              {studio.drop} <span class="adding-pick">{studio.pick}</span>
            </>
          ) : (
            <span class="adding-pick">{mostReferences.value === 1 ? studio.replace : studio.addImage}</span>
          )}
        </span>
        <input
          class="unseen"
          type="file"
          multiple={mostReferences.value > 1}
          accept={ACCEPTED}
          aria-describedby="references-trouble"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = ""; // Otherwise the same file could not be chosen again.
            if (files.length > 0) void addFiles(files);
          }}
        />
      </label>
      <button
        class="adding-creation"
        type="button"
        aria-label={studio.fromCreations}
        title={studio.fromCreations}
        onClick={() => {
          picking.value = "creation";
        }}
      >
        <Images aria-hidden="true" />
        <span>{studio.fromCreationsShort}</span>
      </button>
    </div>
  );
}

interface ThumbnailProps {
  reference: Reference;
  at: number;
  of: number;
  isUsed: boolean;
  onMove: (to: number) => void;
}

function Thumbnail({ reference, at, of: count, isUsed, onMove }: ThumbnailProps) {
  const { studio } = words.value;
  const item = useRef<HTMLLIElement>(null);
  const name = nameOf(reference);
  const address = "picture" in reference ? smallest(reference.picture) : reference.thumbnail;
  const move = (by: number): void => {
    const focused = document.activeElement;
    onMove(at + by);
    // An element that is moved loses its focus.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && item.current?.contains(focused)) focused.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (by === 0 || at + by < 0 || at + by >= count) return;
    event.preventDefault();
    move(by);
  };
  return (
    <li
      class={`reference ${isUsed ? "" : "reference-unused"}`}
      ref={item}
      data-key={reference.key}
      title={name}
      onKeyDown={onKeyDown}
    >
      {address !== null ? (
        <img class="reference-picture" src={address} alt={`${at + 1}. ${name}`} draggable={false} />
      ) : (
        <span class="reference-picture reference-unseen" role="img" aria-label={`${at + 1}. ${name}`}>
          <ImageIcon aria-hidden="true" />
        </span>
      )}
      <button
        class="reference-remove"
        type="button"
        aria-label={studio.remove(at + 1)}
        onClick={() => removeReference(reference.key)}
      >
        <X aria-hidden="true" />
      </button>
      {count > 1 && (
        <span class="reference-order">
          <button
            type="button"
            aria-label={studio.earlier(at + 1)}
            aria-disabled={at === 0}
            onClick={() => at > 0 && move(-1)}
          >
            <ChevronLeft aria-hidden="true" />
          </button>
          <span aria-hidden="true">{at + 1}</span>
          <button
            type="button"
            aria-label={studio.later(at + 1)}
            aria-disabled={at === count - 1}
            onClick={() => at < count - 1 && move(1)}
          >
            <ChevronRight aria-hidden="true" />
          </button>
        </span>
      )}
    </li>
  );
}

function nameOf(reference: Reference): string {
  if (reference.kind === "file") return reference.file.name;
  return reference.kind === "upload" ? reference.name : words.value.studio.fromCreation;
}

/** Accept files dropped or pasted anywhere on the page; returns whether a file is being dragged over it. */
function useDropAndPaste(): boolean {
  const dragged = useSignal(false);
  useEffect(() => {
    let depth = 0; // Each element that is entered is left again.
    const change = (by: number) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      depth = Math.max(0, depth + by);
      dragged.value = depth > 0 && mostReferences.peek() > 0;
    };
    const enter = change(1);
    const leave = change(-1);
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      depth = 0;
      dragged.value = false;
      take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      const isWriting = event.target instanceof Element && event.target.matches("input, textarea");
      const hasFiles = Boolean(event.clipboardData?.files.length);
      if (isWriting && !hasFiles && event.clipboardData?.getData("text")) return;
      event.preventDefault();
      take(event.clipboardData);
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

function take(data: DataTransfer | null): void {
  void addFiles([...(data?.files ?? [])]);
}

function explained(problem: ReferenceProblem): string {
  const { problems } = words.value;
  switch (problem.kind) {
    case "bytes":
      return problems.bytes(problem.name, megabytes(problem.bytes));
    case "type":
    case "pixels":
    case "damaged":
      return problems[problem.kind](problem.name);
    case "full":
      return problems.full(problem.most);
    default:
      return problems[problem.kind];
  }
}
