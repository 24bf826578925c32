// Whose token it is, without the tables: what the push peers check when a socket opens.
import { createHmac, timingSafeEqual } from 'node:crypto'

// Throws where the token is not genuine or has expired.
export function viewerOf(authorization) {
  const [head, body, signature] = (authorization ?? '').replace(/^Bearer /, '').split('.')
  const genuine = createHmac('sha256', process.env.AUTH_JWT_SECRET).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature ?? '', 'base64url')
  if (given.length !== genuine.length || !timingSafeEqual(given, genuine)) throw new Error('Sign in first.')
  const claims = JSON.parse(Buffer.from(body, 'base64url'))
  if (claims.exp < Date.now() / 1000) throw new Error('The token has expired.')
  // The seed's subjects and ids go together; the product remembers the same from its first request.
  return claims.sub.replace('subject-', 'usr_')
}
