import { SUBSCRIBE_TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { AccountModel } from '../modules/accounts/accounts.model'
import { handleEvents } from '../modules/events/events.jobs'
import { messageTo, tell } from '../modules/messages/messages.factory'
import { handleReceipts, sendWaiting, sweep } from '../modules/messages/outbox.jobs'
import { runSafetyChecks } from '../modules/safety/safety.jobs'
import type { Story } from './story.factory'

/** One way out of the house: who takes it, where it calls, and how it is made to fail, each way in turn. */
interface Way {
  channel: string
  path: string
  account: { followed: boolean; wecomUserId: string }
  /** The fault, and how often the far side plays it. */
  acts: readonly (readonly [act: string, times?: number])[]
}

const UNREADABLE = [['http 502 html'], ['garbage'], ['reset'], ['timeout-after']] as const
const TOKENS = [['errcode 40001'], ['errcode 40001', 3], ['invalidateToken'], ['expireToken']] as const
const COMMON = [
  ...UNREADABLE,
  ...TOKENS,
  ['errcode -1'],
  ['errcode 45009'],
  ['errcode 99999'],
  ['slow 5'],
] as const

/** SMS comes before anybody has subscribed to anything. */
const WAYS: readonly Way[] = [
  {
    channel: 'mpTemplate',
    path: '/cgi-bin/message/template/send',
    account: { followed: true, wecomUserId: '' },
    acts: [
      ...[...COMMON, ['block'] as const, ['review 20'] as const],
      ...['45011', '43117', '40003', '40037', '47003', '48001', '40241'].map(
        (code) => [`errcode ${code}`] as const,
      ),
    ],
  },
  {
    channel: 'wecom',
    path: '/cgi-bin/message/send',
    account: { followed: true, wecomUserId: 'zhouming' },
    acts: [...COMMON, ['errcode 81013'], ['errcode 60020']],
  },
  smsWay('/sms/aliyun', [
    'isv.BUSINESS_LIMIT_CONTROL',
    'isv.MOBILE_NUMBER_ILLEGAL',
    'isp.RAM_PERMISSION_DENY',
  ]),
  smsWay('/sms/tencent', ['FailedOperation.PhoneNumberInBlacklist', 'LimitExceeded.PhoneNumberDailyLimit']),
  {
    channel: 'miniSubscribe',
    path: '/cgi-bin/message/subscribe/send',
    account: { followed: false, wecomUserId: '' },
    acts: [...COMMON, ['errcode 43101']],
  },
]

function smsWay(path: string, codes: readonly string[]): Way {
  const acts = [...UNREADABLE, ...codes.map((code) => [`errcode ${code}`] as const)]
  return { channel: 'sms', path, account: { followed: false, wecomUserId: '' }, acts }
}

/**
 * Sends P1 messages to somebody over every channel, failing in every way of it.
 * @returns `channel class` of every attempt the ledger shows
 */
export async function sendThroughEverything(story: Story, accountId: string): Promise<Set<string>> {
  for (const { channel, path, account, acts } of WAYS) {
    if (channel === 'sms') story.useSms(path === '/sms/aliyun' ? 'aliyun' : 'tencent')
    for (const [act, times = 1] of acts) {
      if (channel === 'miniSubscribe') await subscribe(story)
      await AccountModel.updateOne({ _id: accountId }, { $set: { ...account, unreachable: null } })
      await story.sandbox.fault(act, path, times)
      await tell(messageTo([accountId], { kind: 'taskOverdue', dedupe: `${path} ${act} ${times}` }))
      await sendWaiting(story.parts)
      await workOnce(story)
      await spendFaults(story, path)
      await startAnew()
    }
  }
  return attempted()
}

async function subscribe({ sandbox, parts }: Story): Promise<void> {
  const templateIds = [SUBSCRIBE_TEMPLATE_IDS.taskReminder]
  await sandbox.control('subscribe', { personKey: 'official', templateIds, answer: 'accept' })
  await sandbox.running.settled()
  await handleEvents(parts)
}

/** What a worker does beside sending, once around. */
export async function workOnce({ parts, sandbox }: Story): Promise<void> {
  await sandbox.running.settled()
  await handleEvents(parts)
  await handleReceipts(parts)
  await runSafetyChecks(parts)
  await sweep(parts)
}

/** What the product did not ask for often enough must not fall on the next. */
async function spendFaults({ sandbox }: Story, path: string): Promise<void> {
  const left = async () => (await sandbox.control<{ faults: unknown[] }>('state')).faults.length
  while ((await left()) > 0) await fetch(sandbox.url + path, { method: 'POST', body: '{}' }).catch(() => null)
}

/** Gates open, nobody is held, nothing of before is tried again. */
async function startAnew(): Promise<void> {
  for (const name of ['send_gates', 'send_bursts', 'send_recipients'])
    await mongoose.connection.collection(name).deleteMany({})
  const deliveries = mongoose.connection.collection('deliveries')
  await deliveries.updateMany({ state: 'waiting' }, { $set: { state: 'suppressed' } })
}

async function attempted(): Promise<Set<string>> {
  const rows = await mongoose.connection.collection('deliveries').find({}).toArray()
  const attempts = rows.flatMap((row) =>
    (row['attempts'] as { errorClass: string | null }[]).map((one) => `${row['channel']} ${one.errorClass}`),
  )
  return new Set(attempts)
}
