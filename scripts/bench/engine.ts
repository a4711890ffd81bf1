import mongoose, { type mongo } from 'mongoose'
import { CITY, cityOrg, cityRegion, fillCity, powerOf, versionOf } from './engine-data'
import { DATABASE_URI, type BenchRun } from './run'
import { line, ms } from './search-index'

const ENGINE = ['server/embedded-mongo/dist/main.mjs']
const DOCUMENTS = CITY.powers * 2 + CITY.duties
const PORTIONS = 45

/** The embedded engine with a city's list: reopening, short reads beside long ones, counting, and a bulk import. */
export async function measureEngine({ start }: BenchRun): Promise<void> {
  const first = await start(ENGINE)
  await withDatabase(fillCity)
  await first.stop()
  const started = performance.now()
  await start(ENGINE)
  await withDatabase(async (db) => {
    await db.collection('powers').findOne({ _id: powerOf(77)['_id'] })
    const took = performance.now() - started
    line(`reopen of ${DOCUMENTS} documents`, `${took.toFixed(0)} ms to the first answer  (asked: ≤ 1000 ms)`)
  })
  await withDatabase(measureWaits)
  await withDatabase(measureCounts)
  await withDatabase(measureImport)
}

async function withDatabase(work: (db: mongo.Db) => Promise<void>): Promise<void> {
  const connection = await mongoose.createConnection(DATABASE_URI).asPromise()
  try {
    await work(connection.getClient().db())
  } finally {
    await connection.close()
  }
}

const countIf = (test: object) => ({ $sum: { $cond: [test, 1, 0] } })
const BY_ORG = {
  $group: { _id: '$orgId', n: { $sum: 1 }, withoutBasis: countIf({ $eq: ['$basis', ''] }) },
}
const BY_DUTY = { $group: { _id: '$_id', n: { $sum: '$order' } } }

/** Long reads with small results, so that this process is free to measure what a short one waits meanwhile. */
const LONG_READS: readonly (readonly [string, object[]])[] = [
  ['$group by org', [BY_ORG]],
  ['$group into 343,445, $sort', [BY_DUTY, { $sort: { n: -1, _id: 1 } }, { $limit: 20 }]],
  ['$sort without an index', [{ $sort: { content: 1, _id: 1 } }, { $limit: 20 }]],
  ['$facet', [{ $facet: { n: [{ $count: 'n' }], by: [BY_ORG] } }]],
]

async function measureWaits(db: mongo.Db): Promise<void> {
  for (const [name, pipeline] of LONG_READS) {
    const waits: number[] = []
    let running = true
    const began = performance.now()
    const long = db
      .collection('powerDuties')
      .aggregate(pipeline)
      .toArray()
      .finally(() => (running = false))
    while (running)
      waits.push(await timed(() => db.collection('powers').findOne({ _id: powerOf(77)['_id'] })))
    await long
    const [total, longest] = [performance.now() - began, Math.max(...waits)]
    const figures = `longest wait ${ms(longest)} of ${waits.length} in ${(total / 1000).toFixed(1)} s`
    line(`findOne beside ${name}`, `${figures}  (asked: ≤ 50 ms)`)
  }
}

async function measureCounts(db: mongo.Db): Promise<void> {
  const [powers, duties] = [db.collection('powers'), db.collection('powerDuties')]
  const state = await timed(() => powers.countDocuments({ regionId: cityRegion, state: 'inForce' }))
  const org = await timed(() => duties.countDocuments({ regionId: cityRegion, orgId: cityOrg(3) }))
  const all = await timed(() => duties.countDocuments({ regionId: cityRegion }))
  line('count from an index', `state ${ms(state)}, one org's duties ${ms(org)}, all duties ${ms(all)}`)
}

/** 45,000 powers with their versions, a transaction for each thousand. */
async function measureImport(db: mongo.Db): Promise<void> {
  for (const name of ['powers', 'powerVersions']) await db.collection(name).deleteMany({})
  const took = await timed(async () => {
    for (let at = 0; at < PORTIONS; at++) await importPortion(db, at * CITY.portion)
  })
  const what = `import of ${PORTIONS * CITY.portion} powers and versions`
  line(
    what,
    `${(took / 1000).toFixed(1)} s in transactions of ${CITY.portion}  (asked of the whole import: ≤ 15 s)`,
  )
}

async function importPortion(db: mongo.Db, at: number): Promise<void> {
  const rows = Array.from({ length: CITY.portion }, (_, i) => at + i)
  await db.client.withSession((session) =>
    session.withTransaction(async () => {
      await db.collection('powers').insertMany(rows.map(powerOf), { session })
      await db.collection('powerVersions').insertMany(rows.map(versionOf), { session })
    }),
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
