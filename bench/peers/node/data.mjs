// What both HTTP peers and the floor do with the product's own tables: the same rows, the same transaction.
import { createHash, randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import pg from 'pg'

const PRICE = 20
const redis = new Redis(process.env.BROADCAST_URL)
const pool = new pg.Pool({
  host: process.env.PGHOST, database: process.env.PGDATABASE, user: 'postgres', max: 16,
})
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

// Prepared once in each connection, as asyncpg does by itself.
const statement = (name, text, values) => ({ name, text, values })

const CREATION = `id, user_id, status, step, version, prompt, style, aspect_ratio, resolution, output_format, credits_used,
  retry_of, asked_at, called_back_at, failure_code, error_message, "createdAt" AS created_at, "updatedAt" AS updated_at,
  "completedAt" AS completed_at, deleted_at`
const GALLERY = `SELECT id, status, step, called_back_at, version, prompt, aspect_ratio, resolution, credits_used,
    "createdAt" AS created_at, "updatedAt" AS updated_at
  FROM image_generation_tasks WHERE user_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT $2`
const INSERT_TASK = `INSERT INTO image_generation_tasks (id, user_id, status, version, prompt, style, aspect_ratio, resolution,
    output_format, credits_used, input_hash, step, step_at, due_at, attempts, kie_attempt, "createdAt", "updatedAt")
  VALUES ($1, $2, 'waiting', 1, $3, $4, $5, $6, $7, $8, $9, 'submit', $10, $10, 0, 0, $10, $10) RETURNING ${CREATION}`
const CHARGE = `UPDATE users SET balance = balance - $2, used = used + $2, event_seq = event_seq + 2
  WHERE id = $1 AND balance - $2 >= 0 RETURNING id, balance, purchased, granted, used, event_seq`
const INSERT_ENTRY = `INSERT INTO credit_transactions (id, user_id, kind, amount, balance_after, description, generation_id,
    created_at) VALUES ($1, $2, 'generation', $3, $4, 'Image generation', $5, $6)`
const INSERT_EVENTS = `INSERT INTO events (user_id, seq, subject, creation_id, payload, created_at)
  VALUES ($1, $2, 'creation', $3, $4, $5), ($1, $6, 'credit', NULL, $7, $5)`

const STAGES = { prepare: 'PREPARING', submit: 'QUEUED', await: 'MAKING', store: 'STORING' }
const stageOf = (row) =>
  row.step === 'await' && row.called_back_at ? 'CONFIRMING' : row.step ? STAGES[row.step] : 'FINISHED'

const shown = (row) => ({
  id: row.id, status: row.status.toUpperCase(), stage: stageOf(row), version: row.version, prompt: row.prompt,
  aspectRatio: row.aspect_ratio === 'auto' ? 'AUTO' : row.aspect_ratio, resolution: row.resolution,
  creditsUsed: row.credits_used, createdAt: row.created_at, updatedAt: row.updated_at,
})

const newId = (prefix) => `${prefix}_${Date.now().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`

export async function creations(viewer, first) {
  const { rows } = await pool.query(statement('gallery', GALLERY, [viewer, first]))
  return { nodes: rows.map(shown) }
}

export async function createGeneration(viewer, input) {
  const connection = await pool.connect()
  try {
    await connection.query('BEGIN')
    const moment = new Date()
    const { rows: [task] } = await connection.query(statement('task', INSERT_TASK, [
      newId('cre'), viewer, input.prompt, input.style.replace('sty_', ''), 'auto', '1K', 'png', PRICE,
      createHash('sha256').update(JSON.stringify(input)).digest('hex'), moment,
    ]))
    const { rows: [credit] } = await connection.query(statement('charge', CHARGE, [viewer, PRICE]))
    if (!credit) throw new Error('There are not enough credits.')
    const entry = {
      id: newId('ctx'), user_id: viewer, kind: 'generation', amount: -PRICE, balance_after: credit.balance,
      description: 'Image generation', generation_id: task.id, payment_id: null, created_at: moment,
    }
    await connection.query(statement('entry', INSERT_ENTRY,
      [entry.id, viewer, entry.amount, entry.balance_after, task.id, moment]))
    const change = JSON.stringify({ creation: task }), movement = JSON.stringify({ credit, transaction: entry })
    await connection.query(statement('events', INSERT_EVENTS,
      [viewer, credit.event_seq - 1, task.id, change, moment, credit.event_seq, movement]))
    await connection.query('COMMIT')
    ring(viewer, task.id, credit.event_seq, change, movement)
    return { creation: shown(task), credit, errors: [] }
  } catch (error) {
    await connection.query('ROLLBACK')
    throw error
  } finally {
    connection.release()
  }
}

function ring(viewer, creationId, seq, change, movement) {
  const publish = (seq, subject, id, payload) => redis.publish(
    `user:${viewer}`, `{"seq":${seq},"subject":"${subject}","creation_id":${JSON.stringify(id)},"payload":${payload}}`)
  publish(seq - 1, 'creation', creationId, change)
  publish(seq, 'credit', null, movement)
  redis.publish('worker', '{}')
}
