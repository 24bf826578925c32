// graphql-ws with ws and graphql-js: the reference server of the protocol.
import { createServer } from 'node:http'
import { buildSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { SDL, iterate } from './channels.mjs'
import { viewerOf } from './tokens.mjs'

const schema = buildSchema(SDL)
schema.getSubscriptionType().getFields().taskUpdated.subscribe = (_, __, { viewer }) => iterate(`user:${viewer}`)

const http = createServer((_, response) => response.end('up'))
const sockets = new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false })
useServer({
  schema,
  onConnect: (context) => { context.extra.viewer = viewerOf(context.connectionParams?.authorization) },
  context: (context) => ({ viewer: context.extra.viewer }),
}, sockets)
http.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 2048 })
