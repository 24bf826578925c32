/** Downloads that need the token of the operator in a header, which a link cannot send. */

import { RequestFailed, Unreachable } from "@atelier/client";
import { api } from "./session";

/** Save a file of this server under a name. Throws `Unreachable` or `RequestFailed`. */
export async function download(path: string, name: string): Promise<void> {
  let response: Response;
  let content: Blob;
  try {
    // Without a time-out: an export may be large.
    response = await fetch(path, { headers: { Authorization: `Bearer ${api.token}` }, cache: "no-store" });
    if (response.status === 502 || response.status === 503 || response.status === 504) throw new Error(response.statusText);
    content = await response.blob();
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (!response.ok) throw new RequestFailed(await messageOf(content), `HTTP_${response.status}`, null);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function messageOf(content: Blob): Promise<string> {
  try {
    const body = JSON.parse(await content.text()) as { errors?: { message?: string }[]; message?: string };
    return body.errors?.[0]?.message ?? body.message ?? "";
  } catch {
    return "";
  }
}
