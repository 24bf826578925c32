/** Your product's own session. This one reads a cookie that is signed with SESSION_SECRET; replace it by yours. */

import { jwtVerify } from "jose";

export interface User {
  id: string;
  email: string;
}

/** Return the signed-in user of a request; null if nobody is. */
export async function currentUser(request: Request): Promise<User | null> {
  const cookie = /(?:^|;\s*)session=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  if (cookie === undefined) return null;
  try {
    const secret = new TextEncoder().encode(process.env["SESSION_SECRET"]);
    const { payload } = await jwtVerify(cookie, secret, { algorithms: ["HS256"] });
    return { id: String(payload.sub), email: String(payload["email"]) };
  } catch {
    return null;
  }
}
