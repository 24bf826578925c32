/** Results that finish while the tab is hidden: their number in the title, and system notifications if the user wants them. */

import { computed, effect, signal } from "@preact/signals";
import { recall, save } from "../look/preferences";
import { openLarge } from "./addresses";
import { creationOf, isUnderWay, type Creation } from "./creations";
import { recent } from "./result";

const KEY = "atelier.notify";

/** The number of creations that ended since the tab was hidden. */
export const unseen = signal(0);

const wanted = signal(recall(KEY) === "yes");
export const canNotify = "Notification" in globalThis;
const permission = signal(canNotify ? Notification.permission : "denied");
/** Whether notifications are shown: the user and the browser allow them. */
export const notifies = computed(() => wanted.value && permission.value === "granted");
/** Whether the browser forbids them; only its own settings change this. */
export const isForbidden = computed(() => permission.value === "denied");

/** Turn notifications on or off; the browser asks the user at the first time. */
export async function switchNotifications(): Promise<void> {
  const isOn = !notifies.peek();
  if (isOn && permission.peek() === "default") permission.value = await Notification.requestPermission();
  wanted.value = isOn && permission.peek() === "granted";
  save(KEY, wanted.peek() ? "yes" : "no");
}

/** Call `onEnd` with each creation that ends from now on; returns a function that stops this. */
export function watchEnds(onEnd: (creation: Creation) => void): () => void {
  const underWay = new Set<string>();
  return effect(() => {
    const ended: Creation[] = [];
    for (const id of recent.ids.value) {
      const creation = creationOf(id)?.value;
      if (!creation) continue;
      if (isUnderWay(creation)) underWay.add(id);
      else if (underWay.delete(id)) ended.push(creation);
    }
    queueMicrotask(() => ended.forEach(onEnd));
  });
}

/** Count and notify while the tab is hidden. */
export function noteEnd(creation: Creation, title: string, text: string): void {
  if (!document.hidden || creation.status === "CANCELED") return;
  unseen.value += 1;
  if (!notifies.peek()) return;
  try {
    // Windows of the same user replace each other's notification.
    const notification = new Notification(title, { body: text, tag: creation.id });
    notification.onclick = () => {
      focus();
      notification.close();
      openLarge(creation.id, recent);
    };
  } catch {
    return; // Some phones allow notifications of service workers only.
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) unseen.value = 0;
});
