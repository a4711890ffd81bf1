/** The bare arm: Koa and the MongoDB driver, the same queries, whole documents as JSON, and nothing else. */
import Koa from 'koa'
import mongoose from 'mongoose'

const { MongoClient, ObjectId } = mongoose.mongo
const client = new MongoClient(process.env['MONGODB_URI'] ?? '', {
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', journal: true },
})
const db = client.db()
const app = new Koa()

app.use(async (ctx) => {
  if (ctx.path === '/tasks') ctx.body = await list(String(ctx.query['regionId']))
  else if (ctx.path === '/tracking') ctx.body = await tracked(String(ctx.query['no']))
  else if (ctx.path.startsWith('/cases/')) ctx.body = await oneCase(ctx.path.slice('/cases/'.length))
  else ctx.body = await detail(ctx.path.slice('/tasks/'.length))
})

async function list(regionId: string): Promise<object> {
  const filter = { regionId, listed: true }
  const [items, total] = await Promise.all([
    db.collection('tasks').find(filter).sort({ lightRank: -1, due: 1, _id: 1 }).limit(21).toArray(),
    db.collection('tasks').countDocuments(filter),
  ])
  return { items, total }
}

/** A case with the name of its unit, as it is stored. */
async function oneCase(id: string): Promise<object> {
  const doc = await db.collection('cases').findOne({ _id: new ObjectId(id) })
  const org = await db.collection('orgs').findOne({ _id: new ObjectId(String(doc?.['orgId'])) })
  return { doc, org: org?.['name'] }
}

/** What the tracking page reads and writes down, as it is stored. */
async function tracked(no: string): Promise<object> {
  const [limit, doc] = await Promise.all([
    db.collection('rate_limits').findOne({ key: no }),
    db.collection('cases').findOne({ no }),
  ])
  const [invitations] = await Promise.all([
    db
      .collection('rating_invitations')
      .find({ caseId: String(doc?._id) })
      .toArray(),
    db.collection('bench_tracked').insertOne({ no, at: new Date() }),
  ])
  return { limit, doc, invitations }
}

async function detail(id: string): Promise<object> {
  const task = await db.collection('tasks').findOne({ _id: new ObjectId(id) })
  const reports = await db.collection('reports').find({ taskId: id }).sort({ ordinal: -1, _id: -1 }).toArray()
  const fileIds = reports.flatMap((r) => [
    ...(r['photoIds'] as string[]),
    ...(r['attachmentIds'] as string[]),
  ])
  const [files, messages] = await Promise.all([
    db
      .collection('files')
      .find({ _id: { $in: fileIds.map((f) => new ObjectId(f)) } })
      .toArray(),
    db.collection('messages').find({ subjectId: id }).sort({ createdAt: -1, _id: -1 }).limit(60).toArray(),
  ])
  return { task, reports, files, messages }
}

void client.connect().then(() => {
  const server = app.listen(Number(process.env['PORT']), '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ ready: true })}\n`)
  })
  process.on('disconnect', () => server.close(() => process.exit(0)))
})
