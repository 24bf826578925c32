// Mercurius with its JIT: the fastest GraphQL server for Node that is widely used.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { SDL, contextOf, resolvers } from './gallery.mjs'

const app = Fastify()
app.register(mercurius, { schema: SDL, resolvers, context: contextOf, jit: 1, graphiql: false })
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
