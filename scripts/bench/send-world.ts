import { writeFileSync } from 'node:fs'
import { addDays, dateInShanghai, shanghaiMidnight, type PlainDate } from '../../shared/src/kernel/plain-date'
import { defaultRules, type RuleValues } from '../../shared/src/rules/rules.table'
import type { TaskState } from '../../shared/src/tasks/tasks.states'
import { connect, disconnect, ensureIndexes, inTransaction } from '../../server/src/db/connection'
import { AccountModel } from '../../server/src/modules/accounts/accounts.model'
import { DeliveryModel } from '../../server/src/modules/messages/messages.model'
import { tellPeople } from '../../server/src/modules/messages/messages.service'
import { addOrg } from '../../server/src/modules/orgs/orgs.service'
import { insertRules } from '../../server/src/modules/rules/rules.repo'
import { TaskModel } from '../../server/src/modules/tasks/tasks.model'
import { warningDedupe } from '../../server/src/modules/tasks/warnings.service'
import { phoneOf, seedFollowers, type FarPerson } from './far-side'
import { DATABASE_URI, type BenchRun } from './run'

const BY = { id: '0'.repeat(24), name: '基准测试' }
const AT_ONCE = 500
const HOUR_MS = 3_600_000
/** A task of which people are still warned. */
const IN_HAND: TaskState = 'inHand'
const OPEN = ['waiting', 'sending', 'accepted']
const NINE_HOURS_MS = 9 * HOUR_MS

/** An official who is bound and follows, and the task they have to be warned of. */
interface Official {
  /** Their key at the far side. */
  key: string
  accountId: string
  taskId: string
}

export interface SendWorld {
  officials: readonly Official[]
  /** Business time less real time. */
  offsetMs: number
  /** From the next start of a worker on. */
  setRules(values: Partial<RuleValues>): Promise<void>
  /**
   * Warns the first `count` officials, one card each; each leaves at its own moment, spread evenly over `spreadMs`, the
   * first `leadMs` after everybody was told. Told and not sent: no worker may run meanwhile.
   * @returns when each card is to leave (real time), by the key at the far side
   */
  warn(count: number, leadMs: number, spreadMs: number): Promise<Map<string, number>>
  /** Whether a card still waits, is on its way or has no result yet. */
  busy(): Promise<boolean>
  /** Deliveries outside the app that were told since (real time), by state. */
  states(since: number): Promise<Record<string, number>>
  close(): Promise<void>
}

/** One district with so many officials, each with a task of their own; business time is nine in the morning. */
export async function openSendWorld({ env }: Pick<BenchRun, 'env'>, people: number): Promise<SendWorld> {
  const offsetMs = setNineOClock(env['TIME_MACHINE_FILE'] ?? '')
  await connect(DATABASE_URI)
  await ensureIndexes()
  const officials = await insertOfficials(await seedFollowers(people), Date.now() + offsetMs)
  let version = 0
  let rounds = 0
  return {
    officials,
    offsetMs,
    close: disconnect,
    busy: async () => (await DeliveryModel.collection.findOne({ state: { $in: OPEN } })) !== null,
    states: (since) => deliveryStates(new Date(since + offsetMs)),
    async setRules(values) {
      version += 1
      const doc = { _id: version, values: { ...defaultRules(), ...values }, changedAt: new Date(), note: '' }
      await inTransaction((tx) => insertRules({ ...doc, changedBy: BY }, tx))
    },
    async warn(count, leadMs, spreadMs) {
      rounds += 1
      const chosen = officials.slice(0, count)
      await tell(chosen, new Date(Date.now() + offsetMs), rounds)
      const from = Date.now() + leadMs
      const due = new Map(chosen.map(({ key }, i) => [key, from + Math.floor((i * spreadMs) / count)]))
      await schedule(chosen, due, offsetMs)
      return due
    },
  }
}

/** A jump of the time machine to this morning: at night the outbox would hold everything back, and rightly so. */
function setNineOClock(file: string): number {
  const now = Date.now()
  const offsetMs = shanghaiMidnight(dateInShanghai(now)) + NINE_HOURS_MS - now
  writeFileSync(file, JSON.stringify({ offsetMs }))
  return offsetMs
}

async function insertOfficials(people: readonly FarPerson[], now: number): Promise<Official[]> {
  const at = new Date(now)
  const region = await addOrg({ name: '基准区', kind: 'region', parentId: null }, { ...BY, at }, null)
  const org = await addOrg({ name: '区水务局', kind: 'department', parentId: region.id }, { ...BY, at }, null)
  const due = addDays(dateInShanghai(now), 60)
  const rows = people.map((person, i) => {
    const account = accountOf(person, i, org.id)
    return { key: person.key, account, task: taskOf(account, i, { region: region.id, org: org.id, due, at }) }
  })
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE)
    await AccountModel.collection.insertMany(some.map(({ account }) => account))
    await TaskModel.collection.insertMany(some.map(({ task }) => task))
  }
  return rows.map(({ key, account, task }) => ({
    key,
    accountId: String(account._id),
    taskId: String(task._id),
  }))
}

function accountOf({ mpOpenid, miniOpenid, unionid }: FarPerson, i: number, orgId: string) {
  const employeeNo = `b${i}`
  return new AccountModel({
    ...{
      employeeNo,
      employeeKey: employeeNo,
      name: `承办人${i}`,
      phone: phoneOf(i),
      orgId,
      roles: ['handler'],
    },
    ...{ passwordHash: '-', mpOpenid, miniOpenid, unionid, followed: true },
  }).toObject()
}

interface Place {
  region: string
  org: string
  due: PlainDate
  at: Date
}

function taskOf({ _id, name }: { _id: unknown; name: string }, i: number, { region, org, due, at }: Place) {
  const handler = { id: String(_id), name }
  return new TaskModel({
    ...{ regionId: region, orgId: org, handler, supervisor: BY },
    ...{ matterId: BY.id, matterTitle: '河湖“四乱”清理', category: 'special', key: '001', no: `1-${i}` },
    ...{ title: '清水河段“四乱”问题整改清零', weight: 100, limit: { kind: 'date', due }, amount: {} },
    ...{ leaf: true, state: IN_HAND, listed: true, due, dueVersion: 1, createdAt: at, changedAt: at },
  }).toObject()
}

/** As the scan of the day tells it: many warnings in a transaction. */
async function tell(officials: readonly Official[], at: Date, round: number): Promise<void> {
  const day = addDays(dateInShanghai(at.getTime()), round)
  const due = addDays(dateInShanghai(at.getTime()), 60)
  for (let i = 0; i < officials.length; i += AT_ONCE) {
    const messages = officials.slice(i, i + AT_ONCE).map(({ accountId, taskId }) => ({
      kind: 'taskDue' as const,
      recipientIds: [accountId],
      subject: { kind: 'task' as const, id: taskId, no: '演督〔2026〕37号-2.1', name: '清水河段整改清零' },
      dedupe: warningDedupe(day, 1),
      title: '今日到期：清水河段整改清零',
      body: '今天是最后一天。',
      light: 'yellow' as const,
      target: { kind: 'task' as const, id: taskId },
      due,
      remaining: '剩 0 个工作日',
      sender: '督查室',
    }))
    await inTransaction((tx) => tellPeople(messages, at, tx))
  }
}

/** Held back by business time until its moment, as what quiet hours held is. */
async function schedule(
  officials: readonly Official[],
  due: ReadonlyMap<string, number>,
  offsetMs: number,
): Promise<void> {
  const keys = new Map(officials.map(({ accountId, key }) => [accountId, key]))
  const projection = { recipientId: 1 }
  const waiting = await DeliveryModel.collection.find({ state: 'waiting' }, { projection }).toArray()
  for (let i = 0; i < waiting.length; i += AT_ONCE) {
    const writes = waiting.slice(i, i + AT_ONCE).map(({ _id, recipientId }) => {
      const at = due.get(keys.get(String(recipientId)) ?? '') ?? 0
      const set = { nextAt: null, notBefore: new Date(at + offsetMs) }
      return { updateOne: { filter: { _id }, update: { $set: set } } }
    })
    await DeliveryModel.collection.bulkWrite(writes)
  }
}

async function deliveryStates(createdAt: Date): Promise<Record<string, number>> {
  const those = { channel: 'mpTemplate', createdAt: { $gte: createdAt } }
  const groups = await DeliveryModel.collection
    .aggregate([{ $match: those }, { $group: { _id: '$state', n: { $sum: 1 } } }])
    .toArray()
  return Object.fromEntries(groups.map((group) => [String(group['_id']), Number(group['n'])]))
}
