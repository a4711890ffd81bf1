import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { mongo } from 'mongoose'
import { startEmbeddedMongo, uriOf } from './index'
import { measureWrites } from './testing/write-bench'

const dir = mkdtempSync(join(tmpdir(), 'embedded-process-'))
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  output: string
  exited: Promise<number | null>
}

/** Runs src/main.ts until its first line of output, or its end. */
async function run(env: Record<string, string>): Promise<Started> {
  const main = resolve(packageFolder(), 'src/main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: packageFolder(),
    env: { ...process.env, NODE_ENV: 'test', ...env },
  })
  children.add(child)
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const line = new Promise<string>((done) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += String(chunk)
      if (text.includes('\n')) done(text)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
  })
  return { child, output: await line, exited }
}

function packageFolder(): string {
  const here = process.cwd()
  return existsSync(join(here, 'src/wire/wire-server.ts')) ? here : join(here, 'server/embedded-mongo')
}

function uriIn(output: string): string {
  return (JSON.parse(output) as { uri: string }).uri
}

describe('the process', () => {
  it('says when it is ready, and closes cleanly on SIGTERM', async () => {
    const { child, output, exited } = await run({
      EMBEDDED_DB_PORT: '0',
      EMBEDDED_DB_DIR: join(dir, 'clean'),
    })
    expect(JSON.parse(output)).toEqual({
      ready: true,
      uri: expect.stringMatching(/^mongodb:\/\/127\.0\.0\.1:\d+\/mingdu\?replicaSet=rs0$/),
    })
    const client = await mongo.MongoClient.connect(uriIn(output))
    await client.db().collection('x').insertOne({ a: 1 })
    await client.close()
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
    expect(existsSync(join(dir, 'clean', 'engine.lock'))).toBe(false)
  })

  it('does not start in production unless it is accepted', async () => {
    const env = { NODE_ENV: 'production', EMBEDDED_DB_PORT: '0', EMBEDDED_DB_DIR: join(dir, 'prod') }
    const refused = await run(env)
    expect(refused.output).toContain('EMBEDDED_DB=accept')
    expect(await refused.exited).toBe(1)
    const accepted = await run({ ...env, EMBEDDED_DB: 'accept' })
    expect(accepted.output).toContain('"ready":true')
    accepted.child.kill('SIGTERM')
    expect(await accepted.exited).toBe(0)
  })

  it('names the port when it is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as AddressInfo
    const { output, exited } = await run({
      EMBEDDED_DB_PORT: String(port),
      EMBEDDED_DB_DIR: join(dir, 'taken'),
    })
    expect(output.trim().split('\n')).toEqual([expect.stringContaining(`port ${port} is already in use`)])
    expect(await exited).toBe(1)
    other.close()
  })

  it('refuses a port that is none', async () => {
    const { output, exited } = await run({ EMBEDDED_DB_PORT: 'abc', EMBEDDED_DB_DIR: join(dir, 'none') })
    expect(output).toContain('EMBEDDED_DB_PORT')
    expect(await exited).toBe(1)
  })

  it('refuses a data folder that another process has open', async () => {
    const folder = join(dir, 'shared')
    const holder = await startEmbeddedMongo({ port: 0, dataDir: folder })
    const { output, exited } = await run({ EMBEDDED_DB_PORT: '0', EMBEDDED_DB_DIR: folder })
    expect(output).toContain(`already open in process ${process.pid}`)
    expect(await exited).toBe(1)
    await expect(startEmbeddedMongo({ port: 0, dataDir: folder })).rejects.toThrow('already open')
    await holder.close()
  })

  it('listens on loopback only', async () => {
    await expect(
      startEmbeddedMongo({ port: 0, dataDir: join(dir, 'open'), host: '0.0.0.0' }),
    ).rejects.toThrow('loopback')
  })
})

describe('kill -9', () => {
  it('loses no acknowledged write, and leaves index and count in step', async () => {
    const folder = join(dir, 'crash')
    const acknowledged = new Set<number>()
    for (let round = 0; round < 3; round++) await insertUntilKilled(folder, round, acknowledged)
    const server = await startEmbeddedMongo({ port: 0, dataDir: folder })
    const client = await mongo.MongoClient.connect(uriOf(server.base, 'crash'))
    const c = client.db().collection<{ _id: number; k: string }>('c')
    const stored = new Set((await c.find({}).toArray()).map((doc) => doc._id))
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(300)
    expect(await c.countDocuments({ k: { $gte: '' } })).toBe(stored.size)
    expect(await c.estimatedDocumentCount()).toBe(stored.size)
    await client.close()
    await server.close()
  })
})

/** Many writers at once; the process is killed in the middle of it. */
async function insertUntilKilled(folder: string, round: number, acknowledged: Set<number>): Promise<void> {
  const { child, output, exited } = await run({ EMBEDDED_DB_PORT: '0', EMBEDDED_DB_DIR: folder })
  // a writer that begins once more after the end would wait for the server to come back
  const options = { retryWrites: false, serverSelectionTimeoutMS: 1000 }
  const client = await mongo.MongoClient.connect(uriIn(output), options)
  const c = client.db('crash').collection<{ _id: number; k: string }>('c')
  await c.createIndex({ k: 1 }, { unique: true })
  const before = acknowledged.size
  const writer = async (offset: number): Promise<void> => {
    for (let i = offset; ; i += 20) {
      const _id = round * 1_000_000 + i
      await c.insertOne({ _id, k: `k${_id}` })
      acknowledged.add(_id)
      if (acknowledged.size - before === 200 + round * 37) child.kill('SIGKILL')
    }
  }
  await Promise.allSettled(Array.from({ length: 20 }, (_, i) => writer(i)))
  await exited
  await client.close()
}

describe('the data folder', () => {
  it('is the same after a restart', async () => {
    const folder = join(dir, 'restart')
    const first = await startEmbeddedMongo({ port: 0, dataDir: folder })
    const a = await mongo.MongoClient.connect(uriOf(first.base, 'again'))
    await a
      .db()
      .collection('x')
      .createIndex({ k: 1 }, { unique: true, partialFilterExpression: { on: true } })
    await a
      .db()
      .collection('x')
      .insertMany([{ k: 1, on: true }, { k: 1 }])
    await a.close()
    await first.close()
    const second = await startEmbeddedMongo({ port: 0, dataDir: folder })
    const b = await mongo.MongoClient.connect(uriOf(second.base, 'again'))
    expect(await b.db().collection('x').estimatedDocumentCount()).toBe(2)
    await expect(b.db().collection('x').insertOne({ k: 1, on: true })).rejects.toMatchObject({ code: 11000 })
    await b.close()
    await second.close()
  })

  it('takes many single writes in few commits', async () => {
    const server = await startEmbeddedMongo({ port: 0, dataDir: join(dir, 'bench') })
    const { count, perSecond } = await measureWrites(server.uri, { count: 500 })
    expect([count, perSecond > 0]).toEqual([500, true])
    await server.close()
  })
})
