import mongoose, { Schema } from 'mongoose'
import { useDatabase } from '../testing/database'
import { connect, duplicateFields, ensureIndexes, inTransaction, isReady } from './connection'

const model = mongoose.model(
  'TestUnique',
  new Schema(
    { no: String, n: { type: Number, default: 0 } },
    { collection: 'test_unique', strict: 'throw', versionKey: false },
  ).index({ no: 1 }, { unique: true }),
)
useDatabase()

it('names the fields of the unique index that a write ran into', async () => {
  await model.create({ no: '1' })
  const error: unknown = await model.create({ no: '1' }).catch((e: unknown) => e)
  expect(duplicateFields(error)).toEqual(['no'])
  expect([duplicateFields(new Error('other')), duplicateFields(undefined)]).toEqual([null, null])
})

it('rolls a transaction back that throws, and repeats one that met a conflict', async () => {
  await expect(
    inTransaction(async (tx) => {
      await model.create([{ no: '2' }], { session: tx })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await model.countDocuments()).toBe(0)
  await model.create({ no: 'counter' })
  await Promise.all(
    Array.from({ length: 20 }, () =>
      inTransaction(async (tx) => {
        const doc = await model.findOne({ no: 'counter' }).session(tx).lean()
        await model.updateOne({ no: 'counter' }, { $set: { n: (doc?.n ?? 0) + 1 } }, { session: tx })
      }),
    ),
  )
  expect((await model.findOne({ no: 'counter' }).lean())?.n).toBe(20)
})

it('may create the indexes again, also twice at once', async () => {
  await Promise.all([ensureIndexes(), ensureIndexes()])
  expect(await isReady()).toBe(true)
})

describe('an address that asks for less than durable writes', () => {
  const address = (search: string) => {
    const uri = new URL(process.env['TEST_MONGODB_URI'] ?? '')
    uri.pathname = `/${mongoose.connection.name}`
    uri.search += `${uri.search ? '&' : '?'}${search}`
    return uri.toString()
  }
  afterEach(async () => {
    await mongoose.disconnect()
    await connect(address(''))
  })

  it.each([['w=1'], ['w=0'], ['journal=false']])('does not get its way with %s', async (option) => {
    const uri = address(option)
    await mongoose.disconnect()
    await connect(uri)
    expect(mongoose.connection.getClient().options.writeConcern).toMatchObject({
      w: 'majority',
      journal: true,
    })
  })

  it('is refused when it asks to read what may be rolled back', async () => {
    const uri = address('readConcernLevel=local')
    await mongoose.disconnect()
    await expect(connect(uri)).rejects.toThrow('MONGODB_URI: the effective read concern must be majority')
    expect(mongoose.connection.readyState).toBe(0)
  })
})
