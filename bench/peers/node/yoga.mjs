// GraphQL Yoga on Node's own HTTP server, as its guide has it.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { SDL, resolvers } from './gallery.mjs'
import { viewerOf } from './tokens.mjs'

const yoga = createYoga({
  schema: createSchema({ typeDefs: SDL, resolvers }),
  context: ({ request }) => ({ viewer: viewerOf(request.headers.get('authorization')) }),
  logging: 'error', graphiql: false,
})
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')
