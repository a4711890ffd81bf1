import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import { addDays, dateInShanghai, plainDate } from '@mingdu/shared/kernel/plain-date'
import { workdayBefore } from '@mingdu/shared/kernel/work-calendar'
import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import type { Browser, Locator } from 'playwright-core'
import { openBrowser } from './lib/browser'
import { cardsOneByOne, changeRules, toWorkingHours } from './lib/calm'
import { signInConsole, type ConsolePerson } from './lib/console'
import { issuedTasks, type Cast } from './lib/matters'
import { cardsAbout, eventually, sandbox } from './lib/sandbox'
import { storyOf } from './lib/story'

const SEND = '/cgi-bin/message/template/send'
const PERSON = 'shuiwu1'

/** Deliveries that wait, as the console's page counts them. */
type Outbox = Record<'due' | 'sending' | 'held', number>

/** What happens to messages when WeChat, people and the clock do not play along, seen by the operator. */
describe('messages on a bad day', () => {
  const step = storyOf(() => operator.page.screenshot({ path: 'artifacts/bad-day-failure.png' }))
  let browser: Browser
  let operator: ConsolePerson
  let cast: Cast

  beforeAll(async () => {
    browser = await openBrowser()
    await toWorkingHours()
    await cardsOneByOne(browser)
    const official = await signInConsole(browser, PERSON)
    const [supervisor, head] = [
      await signInConsole(browser, 'ducha1'),
      await signInConsole(browser, 'zhuren'),
    ]
    cast = { supervisor, head, handler: await official.read<Me>('/me') }
    operator = await signInConsole(browser, 'xitong')
  })

  afterAll(() => browser?.close())

  step('somebody who unfollows is a red light with the reason and the last channel', async () => {
    await sandbox.follow(PERSON, false)
    await eventually(reachable, (seen) => !seen, 'the unfollowing to be noticed')
    const task = await issuedOne('取水口标识牌更新')
    await logged(task, ({ channel, state }) => channel === 'sms' && state === 'delivered')
    await operator.open('/message-platform')
    const row = unreachablePeople().getByRole('row', { name: new RegExp(cast.handler.name) })
    await row.getByText('不可达').waitFor()
    await row.getByText('未关注').waitFor()
    await row.getByText('短信').waitFor()
    await sandbox.follow(PERSON, true)
    await eventually(reachable, (seen) => seen, 'the following to be noticed')
  })

  step('a used-up quota holds the channel until midnight, or until the operator lets it go on', async () => {
    await sandbox.fault('errcode 45009', { path: SEND, openid: await sandbox.mpOpenid(PERSON) })
    const task = await issuedOne('水质自动站校准')
    await logged(task, ({ state, reason }) => state === 'waiting' && reason === '当日额度已用完')
    await operator.open('/message-platform')
    const { page } = operator
    const gate = page.getByRole('region', { name: '已暂停' })
    await gate.getByText('服务号账号').waitFor()
    await page.getByRole('row', { name: /^服务号 .*已暂停：当日额度已用完/ }).waitFor()
    expect(await cardsAbout(PERSON, task.id)).toEqual([])
    await gate.getByRole('button', { name: '恢复' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
    await logged(task, ({ state }) => state === 'delivered')
    expect(await cardsAbout(PERSON, task.id)).toHaveLength(1)
  })

  step('what no channel took is sent again by the operator, and arrives', async () => {
    await sandbox.fault('errcode 47003', { path: SEND, openid: await sandbox.mpOpenid(PERSON) })
    await sandbox.fault('errcode isv.MOBILE_NUMBER_ILLEGAL', { path: '/sms/aliyun' })
    const task = await issuedOne('河道保洁台账补录')
    const { id } = await logged(task, ({ state }) => state === 'dead' || state === 'refused')
    const { page } = operator
    await operator.open(`/message-platform?tab=log&entry=${id}`)
    await page.getByRole('button', { name: '重发这条消息' }).click()
    await page.getByLabel('重发原因').fill('号码已经更正')
    await page.getByRole('dialog').last().getByRole('button', { name: '重发', exact: true }).click()
    await page.getByText('1 条都已重发').waitFor()
    await logged(task, ({ state }) => state === 'delivered')
  })

  step('at night it is quiet; in the morning the card comes', async () => {
    const day = addDays(await today(), 1)
    await sandbox.moveTo(`${day}T22:00:00+08:00`)
    await eventually(serverDate, (date) => date === day, 'the night at the server')
    const task = await issuedOne('防汛物资盘点')
    await eventually(outbox, ({ due, sending, held }) => due + sending === 0 && held > 0, 'the quiet')
    await logged(task, ({ state }) => state === 'waiting')
    expect(await cardsAbout(PERSON, task.id)).toEqual([])
    await sandbox.moveTo(`${addDays(day, 1)}T08:11:00+08:00`)
    await logged(task, ({ state }) => state === 'delivered')
    expect(await cardsAbout(PERSON, task.id)).toHaveLength(1)
  })

  step('three warnings of one morning are one card', async () => {
    await toWorkingHours()
    await changeRules(browser, { digestFrom: 3 }, '恢复合并')
    const tasks = await issuedTasks(cast, ['灌渠清淤', '泵站检修', '闸门除锈'])
    for (const task of tasks) await logged(task, ({ state }) => state === 'delivered')
    const due = tasks[0]?.clock.due ?? ''
    await sandbox.moveTo(`${workdayBefore(NATIONAL_CALENDAR, plainDate(due), 3)}T08:31:00+08:00`)
    for (const task of tasks) await logged(task, ({ kind, state }) => kind === 'taskD3' && state === 'merged')
    const digests = await eventually(digestCards, (cards) => cards.length > 0, 'the card of the morning')
    expect(digests).toHaveLength(1)
    expect(Number(digests[0])).toBeGreaterThanOrEqual(3)
  })

  step('left no error on any page', () => expect(operator.problems).toEqual([]))

  async function issuedOne(title: string): Promise<TreeTask> {
    const [task] = await issuedTasks(cast, [title])
    if (!task) throw new Error('the matter has no task')
    return task
  }

  const reachable = async () => {
    const { unreachable } = await operator.read<{ unreachable: { account: { id: string } }[] }>(
      '/message-log/balance',
    )
    return !unreachable.some(({ account }) => account.id === cast.handler.id)
  }

  /** Waits for a message of the official about a task that is like this. */
  async function logged(task: TreeTask, like: (row: MessageLogRow) => boolean): Promise<MessageLogRow> {
    const rows = await eventually(
      async () => {
        const { items } = await operator.read<{ items: MessageLogRow[] }>(
          `/message-log?recipientId=${cast.handler.id}&limit=50`,
        )
        return items.filter(({ subject }) => subject?.name === task.title)
      },
      (found) => found.some(like),
      `a message about ${task.title}`,
    )
    return rows.find(like) as MessageLogRow
  }

  const outbox = async () => (await operator.read<{ outbox: Outbox }>('/channels')).outbox
  const unreachablePeople = (): Locator => operator.page.getByRole('region', { name: '不可达人员' })
  const serverDate = async () => (await operator.read<Me>('/me')).today
  const today = async () => dateInShanghai(Date.parse((await sandbox.time()).now))

  /** How many each digest of this morning speaks of. */
  async function digestCards(): Promise<string[]> {
    const { cards } = await sandbox.inbox(PERSON)
    const words = cards.map(({ rows }) => rows.map(({ value }) => value))
    return words.filter((values) => values.includes('多项预警')).map(([count = '']) => count)
  }
})
