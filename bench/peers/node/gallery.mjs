// The part of the product's schema that the HTTP peers are asked for, and its resolvers.
import { GraphQLScalarType } from 'graphql'
import { createGeneration, creations } from './data.mjs'
import { viewerOf } from './tokens.mjs'

export const SDL = `
scalar DateTime
enum CreationStatus { WAITING PROCESSING SUCCESS FAILED CANCELED }
enum CreationStage { PREPARING QUEUED MAKING CONFIRMING STORING FINISHED }
enum AspectRatio { AUTO SQUARE_1_1 }
enum Resolution { ONE_K TWO_K FOUR_K }
type Creation {
  id: ID! status: CreationStatus! stage: CreationStage! version: Int! prompt: String! aspectRatio: AspectRatio!
  resolution: Resolution! creditsUsed: Int! createdAt: DateTime! updatedAt: DateTime!
}
type CreationConnection { nodes: [Creation!]! }
type Credit { balance: Int! used: Int! }
type InvalidInput { message: String! }
type CreateGenerationPayload { creation: Creation credit: Credit errors: [InvalidInput!]! }
input CreateGenerationInput { prompt: String! style: ID! }
type Query { creations(first: Int): CreationConnection! }
type Mutation { createGeneration(input: CreateGenerationInput!): CreateGenerationPayload! }
`

const RESOLUTIONS = { '1K': 'ONE_K', '2K': 'TWO_K', '4K': 'FOUR_K' }

export const resolvers = {
  DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: (moment) => moment.toISOString() }),
  Creation: { resolution: (creation) => RESOLUTIONS[creation.resolution] },
  Query: { creations: (_, { first }, { viewer }) => creations(viewer, first) },
  Mutation: { createGeneration: (_, { input }, { viewer }) => createGeneration(viewer, input) },
}

export const contextOf = (request) => ({ viewer: viewerOf(request.headers.authorization) })
