/**
 * A Next.js route that gives the signed-in user of your product a token for Atelier: POST /api/atelier-token.
 *
 * Atelier has the same secret in AUTH_JWT_SECRET, and these names in AUTH_ISSUER and AUTH_AUDIENCE. `sub` is the user:
 * Atelier creates its account when the first token arrives. Pass it on in the browser:
 *
 *     new Atelier({ url, signIn: async () => (await fetch("/api/atelier-token", { method: "POST" })).json() })
 */

import { SignJWT } from "jose";
import { currentUser } from "../../../session";

const secret = new TextEncoder().encode(process.env["AUTH_JWT_SECRET"]);
const issuer = process.env["AUTH_ISSUER"] ?? "";
const audience = process.env["AUTH_AUDIENCE"] ?? "";

export async function POST(request: Request): Promise<Response> {
  const user = await currentUser(request);
  if (user === null) return Response.json(null, { status: 401 });
  const token = await new SignJWT({ email: user.email })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime("15 min")
    .sign(secret);
  return Response.json(token, { headers: { "Cache-Control": "no-store" } });
}
