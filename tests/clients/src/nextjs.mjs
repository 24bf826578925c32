/** Calls the bundled route of the Next.js example, with the cookie of its session and without: BUNDLE. */

import { SignJWT } from "jose";

const { POST } = await import(process.argv[2]);
const cookie = await new SignJWT({ email: "ada@example.com" })
  .setProtectedHeader({ alg: "HS256" })
  .setSubject("ada")
  .sign(new TextEncoder().encode(process.env.SESSION_SECRET));
const address = "https://product.example/api/atelier-token";
const signedIn = await POST(new Request(address, { method: "POST", headers: { cookie: `theme=dark; session=${cookie}` } }));
const forged = await POST(new Request(address, { method: "POST", headers: { cookie: "session=forged" } }));
const nobody = await POST(new Request(address, { method: "POST" }));
console.log(JSON.stringify({ token: await signedIn.json(), statuses: [signedIn.status, forged.status, nobody.status] }));
