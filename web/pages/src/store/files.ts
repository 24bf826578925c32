/** The files of the draft, kept by the browser, so that they survive a reload, a new sign-in and a new tab. */

const NAME = "atelier";
const STORE = "files";
/** Older files are deleted when one is added. */
const MOST = 24;

let opened: Promise<IDBDatabase> | null = null;

/** Keep a file; resolves to its key, or to null if the browser does not keep files. */
export async function keepFile(file: File): Promise<string | null> {
  // Keys begin with the time, so the oldest comes first.
  const key = `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  try {
    const store = (await database()).transaction(STORE, "readwrite").objectStore(STORE);
    await done(store.put(file, key));
    const keys = await done(store.getAllKeys());
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((old) => done(store.delete(old))));
    return key;
  } catch {
    return null; // Storage may be forbidden, or full.
  }
}

export async function keptFile(key: string): Promise<File | null> {
  try {
    const found: unknown = await done((await database()).transaction(STORE).objectStore(STORE).get(key));
    return found instanceof File ? found : null;
  } catch {
    return null;
  }
}

/** Delete all files: they belong to another user. */
export async function forgetFiles(): Promise<void> {
  try {
    await done((await database()).transaction(STORE, "readwrite").objectStore(STORE).clear());
  } catch {
    return;
  }
}

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("no database", { cause: opening.error }));
  });
  return opened;
}

function done<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error("the database failed", { cause: asked.error }));
  });
}
