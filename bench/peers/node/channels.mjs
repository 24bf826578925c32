// Events from Redis for the push peers: one connection hears all channels, each with the set of who watches it.
import { Redis } from 'ioredis'

export const SDL = `
enum EventKind { SNAPSHOT UPDATE RESET }
enum CreationStatus { WAITING PROCESSING SUCCESS FAILED CANCELED }
enum CreationStage { PREPARING QUEUED MAKING CONFIRMING STORING FINISHED }
type Creation { id: ID! status: CreationStatus! stage: CreationStage! version: Int! prompt: String! updatedAt: String! }
type TaskEvent { cursor: String! kind: EventKind! creation: Creation }
type Query { sandbox: Boolean! }
type Subscription { taskUpdated: TaskEvent! }
`

const STAGES = { prepare: 'PREPARING', submit: 'QUEUED', await: 'MAKING', store: 'STORING' }

// What a client is shown of a message of the product's own format.
export function eventOf(text) {
  const { seq, payload: { creation } } = JSON.parse(text)
  return {
    cursor: String(seq), kind: 'UPDATE',
    creation: {
      id: creation.id, status: creation.status.toUpperCase(), version: creation.version, prompt: creation.prompt,
      stage: creation.step ? STAGES[creation.step] : 'FINISHED', updatedAt: creation.updated_at,
    },
  }
}

const redis = new Redis(process.env.BROADCAST_URL)
const watchers = new Map()
redis.on('message', (channel, text) => {
  for (const watcher of watchers.get(channel) ?? []) watcher(text)
})

export function watch(channel, watcher) {
  let of = watchers.get(channel)
  if (!of) {
    watchers.set(channel, (of = new Set()))
    redis.subscribe(channel)
  }
  of.add(watcher)
  return () => {
    if (of.delete(watcher) && !of.size) {
      watchers.delete(channel)
      redis.unsubscribe(channel)
    }
  }
}

// An iterator for a GraphQL subscription: it keeps what has not been taken yet.
export function iterate(channel) {
  const waiting = []
  let wake = null
  let ended = false
  const unwatch = watch(channel, (text) => {
    const value = { taskUpdated: eventOf(text) }
    if (wake) {
      wake({ value, done: false })
      wake = null
    } else {
      waiting.push(value)
    }
  })
  const end = { value: undefined, done: true }
  return {
    next: () => {
      if (ended) return Promise.resolve(end)
      if (waiting.length) return Promise.resolve({ value: waiting.shift(), done: false })
      return new Promise((resolve) => { wake = resolve })
    },
    return: () => {
      ended = true
      unwatch()
      wake?.(end)
      return Promise.resolve(end)
    },
    throw: (error) => Promise.reject(error),
    [Symbol.asyncIterator]() { return this },
  }
}
