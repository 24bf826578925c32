// The floor in Node: its own HTTP server and the statements, without GraphQL. The document only tells which is meant.
import { createServer } from 'node:http'
import { createGeneration, creations } from './data.mjs'
import { viewerOf } from './tokens.mjs'

async function answer(request, body) {
  const viewer = viewerOf(request.headers.authorization)
  const { query, variables } = JSON.parse(body)
  return query.startsWith('mutation')
    ? { createGeneration: await createGeneration(viewer, variables.input) }
    : { creations: await creations(viewer, variables.first) }
}

createServer(async (request, response) => {
  if (request.method === 'GET') return response.end('up')
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    const body = JSON.stringify({ data: await answer(request, Buffer.concat(chunks)) })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}).listen(Number(process.env.PORT), '127.0.0.1')
