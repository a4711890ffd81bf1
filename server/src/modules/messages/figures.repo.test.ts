import { Types } from 'mongoose'
import { useDatabase } from '../../testing/database'
import { countDead, dayStates, queueGroups } from './figures.repo'
import { DeliveryModel, MessageModel } from './messages.model'

useDatabase()

const REAL = Date.parse('2026-11-23T02:00:00.000Z')
/** The business clock stands two days ahead. */
const BUSINESS = REAL + 2 * 86_400_000
const at = (ms: number) => new Date(ms)
const ALL = { kind: 'all' } as const

function delivery(part: object = {}) {
  return {
    messageId: String(new Types.ObjectId()),
    recipientId: 'a'.repeat(24),
    orgId: 'b'.repeat(24),
    channel: 'mpTemplate',
    priority: 2,
    state: 'waiting',
    nextAt: at(REAL - 60_000),
    createdAt: at(REAL),
    day: '2026-11-25',
    ...part,
  }
}

const groups = async () =>
  (await queueGroups(ALL, { real: REAL, business: BUSINESS }))
    .map(({ dueSince, ...group }) => ({ ...group, dueSince: dueSince ? dueSince.getTime() - REAL : null }))
    .sort((a, b) => a.priority - b.priority || Number(b.due) - Number(a.due))

it('tells what is due from what is held and from what waits after a failure', async () => {
  await DeliveryModel.create([
    delivery({ priority: 1 }),
    delivery({ priority: 1, nextAt: at(REAL - 5000) }),
    delivery({ priority: 1, nextAt: at(REAL + 60_000), errorClass: 'retry' }),
    delivery({ priority: 2, nextAt: null, notBefore: at(BUSINESS + 3_600_000) }),
    delivery({ priority: 2, nextAt: at(REAL - 1000), digestAt: at(BUSINESS + 3_600_000) }),
    delivery({ priority: 3, state: 'sending' }),
    delivery({ priority: 3, state: 'accepted' }),
  ])
  const base = { channel: 'mpTemplate', state: 'waiting' }
  expect(await groups()).toEqual([
    { ...base, priority: 1, due: true, failedBefore: false, count: 2, dueSince: -60_000 },
    { ...base, priority: 1, due: false, failedBefore: true, count: 1, dueSince: 60_000 },
    { ...base, priority: 2, due: false, failedBefore: false, count: 2, dueSince: 3_600_000 },
    { ...base, priority: 3, state: 'sending', due: true, failedBefore: false, count: 1, dueSince: -60_000 },
  ])
})

it('counts as due what business time released and nobody took up', async () => {
  await DeliveryModel.create([
    delivery({ nextAt: null, notBefore: at(BUSINESS - 90_000), digestAt: at(BUSINESS - 30_000) }),
  ])
  expect(await groups()).toMatchObject([{ due: true, dueSince: -30_000 }])
})

it('counts by scope', async () => {
  await DeliveryModel.create([delivery(), delivery({ orgId: 'c'.repeat(24) })])
  const scope = { kind: 'orgs', orgIds: ['c'.repeat(24)] } as const
  expect((await queueGroups(scope, { real: REAL, business: BUSINESS })).map((g) => g.count)).toEqual([1])
  expect(await dayStates(scope, '2026-11-25')).toEqual([
    { channel: 'mpTemplate', state: 'waiting', count: 1 },
  ])
  expect(await dayStates(ALL, '2026-11-25')).toEqual([{ channel: 'mpTemplate', state: 'waiting', count: 2 }])
  expect(await dayStates(ALL, '2026-11-24')).toEqual([])
})

it('counts the dead of the given days', async () => {
  const message = (day: string, state: string, n: number) => ({
    recipientId: 'a'.repeat(24),
    orgId: 'b'.repeat(24),
    kind: 'taskAssigned',
    priority: 2,
    subjectKind: 'task',
    subjectId: 'e'.repeat(24),
    dedupe: `n${n}`,
    title: '任务',
    targetKind: 'task',
    state,
    channel: 'mpTemplate',
    createdAt: at(BUSINESS),
    day,
  })
  await MessageModel.create([
    message('2026-11-25', 'dead', 1),
    message('2026-11-19', 'dead', 2),
    message('2026-11-18', 'dead', 3),
    message('2026-11-25', 'refused', 4),
  ])
  expect(await countDead(ALL, ['2026-11-19', '2026-11-25'])).toBe(2)
})
