// The floor for push in Node: the protocol's messages by hand, no GraphQL.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { eventOf, watch } from './channels.mjs'
import { viewerOf } from './tokens.mjs'

const http = createServer((_, response) => response.end('up'))
const sockets = new WebSocketServer({
  server: http, path: '/graphql', perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws',
})
sockets.on('connection', (socket) => {
  let viewer
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    if (message.type === 'connection_init') {
      viewer = viewerOf(message.payload.authorization)
      socket.send('{"type":"connection_ack"}')
    } else if (message.type === 'subscribe') {
      const unwatch = watch(`user:${viewer}`, (text) => {
        socket.send(JSON.stringify({ id: message.id, type: 'next', payload: { data: { taskUpdated: eventOf(text) } } }))
      })
      socket.on('close', unwatch)
    }
  })
})
http.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 2048 })
