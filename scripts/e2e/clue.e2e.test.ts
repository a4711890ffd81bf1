import type { Clue } from '@mingdu/shared/clues/clues.schema'
import type { Article } from '@mingdu/shared/columns/columns.schema'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Browser } from 'playwright-core'
import { demoPhoto } from '../../server/src/modules/demo/demo.photos'
import { openBrowser } from './lib/browser'
import { toWorkingHours } from './lib/calm'
import { choose, pickDate, signInConsole, type ConsolePerson } from './lib/console'
import { leaksOf } from './lib/matrix'
import { openPhone, type Phone } from './lib/phone'
import { eventually } from './lib/sandbox'
import { storyOf } from './lib/story'

const PIN = '482913'
const TEXT = '清水河老桥下游有人夜间倾倒建筑垃圾，值班电话打了没有人管'
const MATTER = '清水河老桥下游垃圾清运整治'
const ANSWER = '已清运垃圾十二车，河岸加装围挡，安排专人夜间巡查。'
const ARTICLE = '清水河老桥下游建筑垃圾清运完毕'
const DONE = 10_000

/** An anonymous clue about a unit: kept from all who work there, handled above, and its outcome made public. */
describe('a clue from an unknown phone to what the public reads of it', () => {
  const step = storyOf(() => supervisor.page.screenshot({ path: 'artifacts/clue-failure.png' }))
  let browser: Browser
  let phone: Phone
  let supervisor: ConsolePerson
  let chief: ConsolePerson
  let doer: ConsolePerson
  let worker: ConsolePerson
  let concerned: ConsolePerson[]
  let clue: Clue
  let matterId: string
  let task: Task
  let today: PlainDate

  beforeAll(async () => {
    browser = await openBrowser()
    await toWorkingHours()
    supervisor = await signInConsole(browser, 'ducha1')
    chief = await signInConsole(browser, 'zhuren')
    doer = await signInConsole(browser, 'zonghe0')
    worker = await signInConsole(browser, 'zonghe1')
    concerned = [await signInConsole(browser, 'shuiwu0'), await signInConsole(browser, 'shuiwu1')]
    today = plainDate((await supervisor.read<Me>('/me')).today)
  })

  afterAll(async () => {
    await phone?.close()
    await browser?.close()
  })

  step('is sent without saying who sends it, and nobody is asked', async () => {
    phone = await openPhone(null, 'features/clues/write/index')
    await phone.tap('.clue-not-secret')
    await phone.tap('.clue-who-anonymous')
    await phone.type('.clue-pin', PIN)
    await phone.type('.clue-again', PIN)
    await phone.tap('.clue-kind-conduct')
    await phone.type('.clue-text', TEXT)
    await phone.type('.clue-orgs-q', '水务')
    await phone.tap('.clue-orgs-0')
    await phone.tap('.clue-next')
    await phone.sees('.clue-check-facts', '区水务局')
    await phone.tap('.clue-submit')
    await phone.sees('.clue-sent', '线索已提交')
    expect(phone.calls('login')).toBe(0)
    const { items } = await supervisor.read<Page<Clue>>('/clues?state=received')
    clue = await supervisor.read<Clue>(`/clues/${items[0]?.id ?? ''}`)
    expect(clue).toMatchObject({ text: TEXT, identity: 'anonymous', source: 'public' })
    expect(clue.concerned.orgs.map(({ name }) => name)).toEqual(['区水务局'])
  })

  step('is read by nobody of the unit it is about, by any route', () => nobodyFinds([clue.id]))

  step('is looked into, given to another unit, and answered there', async () => {
    await opened(supervisor)
    await actButton(supervisor, '派单').click()
    await choose(supervisor.page, '承办单位', '区综合执法局')
    await confirmed(supervisor, '派单')
    await opened(doer)
    await actButton(doer, '签收').click()
    await confirmed(doer, '签收')
    await opened(doer)
    await actButton(doer, '答复').click()
    await doer.page.getByRole('dialog').last().getByRole('textbox').fill(ANSWER)
    await confirmed(doer, '答复')
    expect(await again()).toMatchObject({ state: 'answered', answer: { text: ANSWER } })
  })

  step('becomes a matter whose tree no unit it is about may be in', async () => {
    const { page } = supervisor
    await opened(supervisor)
    await actButton(supervisor, '转为督查事项').click()
    await page.getByRole('dialog').last().getByLabel('事项名称').fill(MATTER)
    await choose(page, '主办单位', '区综合执法局')
    await choose(page, '责任督查员', '督查员一')
    await pickDate(page, '完成时限', addDays(today, 30))
    await confirmed(supervisor, '转为督查事项')
    matterId = (await again()).matter?.id ?? ''
    const about = clue.concerned.orgs[0]?.id ?? ''
    await expect(planned(about, null)).rejects.toThrow('回避')
    const { id, org } = await worker.read<Me>('/me')
    await planned(org.id, id)
    await onMatter(chief, 'approve')
    await onMatter(supervisor, 'issue', { overlapReason: '由线索转来，不是重复督查' })
    const { tree } = await supervisor.read<Matter>(`/matters/${matterId}`)
    task = await doer.read<Task>(`/tasks/${tree.find(({ leaf }) => leaf)?.id ?? ''}`)
  })

  step('is found by nobody of that unit as a matter either', () => nobodyFinds([clue.id, matterId, task.id]))

  step('is done and reported on the phone, and verified', async () => {
    await phone.close()
    phone = await openPhone('zonghe1', `features/tasks/detail/index?id=${task.id}`)
    await phone.tap('.task-sign')
    await phone.tap('.task-report')
    phone.photos([{ name: '围挡.jpg', bytes: await demoPhoto(5) }])
    await phone.type('.report-claimed input', '100')
    await phone.type('.report-text', '垃圾已全部清运，围挡安装完毕。')
    await phone.tap('.photo-pick')
    await phone.sees('.shots', '已上传')
    await phone.tap('.report-submit')
    await phone.sees('.report-sent', '第 1 次进展已送到')
    expect(phone.problems()).toEqual([])
    const report = (await supervisor.read<Task>(`/tasks/${task.id}`)).reports[0]
    const verified = { version: report?.version, method: 'onSite', opinion: '现场核对属实', verified: DONE }
    await supervisor.write('POST', `/reports/${report?.id ?? ''}/accept`, verified)
    await onMatter(worker, 'complete', { conclusion: '垃圾清运完毕，围挡装好' })
  })

  step('is confirmed by whoever sent it, still unknown, before it is closed', async () => {
    await onMatter(supervisor, 'confirmations')
    await followed()
    await phone.tap('.clue-confirm__go')
    await phone.sees('.confirm-title', MATTER)
    await phone.tap('.confirm-answer--solved')
    await phone.sees('.confirm-thanks', '已解决')
    expect(phone.calls('login')).toBe(0)
    const over = await eventually(
      () => supervisor.read<Confirmations>(`/matters/${matterId}/confirmations`),
      ({ rounds }) => rounds[0]?.state === 'passed',
      'the end of the round',
    )
    expect(over.rounds[0]?.tally).toMatchObject({ asked: 1, answered: 1, solved: 1 })
  })

  step('is closed by people who did not do it, and never put on public notice', async () => {
    const other = await signInConsole(browser, 'ducha2')
    await onMatter(doer, 'first-review', { note: '初审属实，同意' })
    await onMatter(other, 'verify-close', { method: 'onSite', note: '现场核查属实' })
    await expect(onMatter(chief, 'approve-close', { outcome: 'notice', note: '公示' })).rejects.toThrow(
      '公示',
    )
    const closed = await onMatter(chief, 'approve-close', { outcome: 'closed', note: '同意销号' })
    expect(closed.state).toBe('closed')
    await other.close()
  })

  step('is called back by another office and followed by number and PIN alone', async () => {
    const caller = await signInConsole(browser, 'huifang1')
    await opened(caller)
    await actButton(caller, '回访').click()
    const dialog = caller.page.getByRole('dialog').last()
    await dialog.getByText('已解决', { exact: true }).click()
    await dialog.getByText('没有联系上', { exact: true }).click()
    await dialog.getByLabel('回访情况').fill('匿名提交，现场看过，已清走。')
    await confirmed(caller, '回访')
    expect(await again()).toMatchObject({ state: 'closed', resolution: 'solved' })
    await caller.close()
    await followed()
    await phone.sees('.clue-answer', ANSWER)
    await phone.tap('.clue-rate')
    await phone.tap('.clue-levels-1')
    await phone.tap('.sheet__yes')
    await phone.sees('.clue-acts-done', '已评价')
    expect(phone.calls('login')).toBe(0)
    expect(phone.problems()).toEqual([])
  })

  step('is told to the public in a column, after another person looked at it', async () => {
    const blocks = [{ kind: 'paragraph', text: '接到反映后，区综合执法局清运垃圾，加装围挡并安排夜间巡查。' }]
    const content = { title: ARTICLE, summary: '', blocks }
    const draft = await supervisor.write<Article>('POST', '/articles', { column: 'news', content })
    const at = `/articles/${draft.id}`
    await supervisor.write('POST', `${at}/submit`, { version: draft.version })
    const checked = await eventually(
      () => chief.read<Article>(at),
      ({ safety }) => safety === 'passed',
      'the content check',
    )
    await expect(supervisor.write('POST', `${at}/approve`, { version: checked.version })).rejects.toThrow(
      '403',
    )
    await chief.open(`/columns?open=${draft.id}`)
    await actButton(chief, '审核通过').click()
    await chief.page.getByRole('dialog').last().getByRole('button', { name: '审核通过' }).click()
    await phone.close()
    phone = await openPhone(null, 'features/columns/list/index')
    await phone.sees('.column-card', ARTICLE)
    expect(phone.problems()).toEqual([])
  })

  step('is still found by nobody of the unit it was about', () =>
    nobodyFinds([clue.id, matterId, task.id], []),
  )

  step('left no error on any page', () => {
    for (const { problems } of [supervisor, chief, doer, worker, ...concerned]) expect(problems).toEqual([])
  })

  async function nobodyFinds(ids: readonly string[], told = ['老桥下游']): Promise<void> {
    for (const reader of concerned) {
      const { asked, answered, leaks } = await foundBy(reader, ids, told)
      expect(leaks).toEqual([])
      // the questions were understood, and many were answered with something
      expect(answered).toBeGreaterThan(60)
      expect(asked).toBeGreaterThan(200)
    }
    // the same questions do find it for whoever may read it
    const { leaks } = await foundBy(supervisor, ids, told)
    expect(leaks.map(({ endpoint }) => endpoint)).toEqual(
      expect.arrayContaining(['clues.list', 'clues.get', 'search.all']),
    )
  }

  async function foundBy({ page }: ConsolePerson, ids: readonly string[], told: readonly string[]) {
    const cookies = await page.context().cookies()
    return leaksOf({
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      words: ['建筑垃圾', clue.no, '老桥下游'],
      secrets: [...ids, clue.no, ...told],
      ids,
    })
  }

  /** The clue on a phone that holds nothing but its number and PIN. */
  async function followed(): Promise<void> {
    await phone.close()
    phone = await openPhone(null, 'features/clues/track/index')
    await phone.type('.clue-track-no', clue.no)
    await phone.type('.clue-track-pin', PIN)
    await phone.tap('.clue-track-submit')
    await phone.sees('.clue-head', clue.no.slice(0, 4))
  }

  async function opened(person: ConsolePerson): Promise<void> {
    await person.open(`/clues?open=${clue.id}`)
    await person.page.getByRole('dialog').getByText(clue.no).first().waitFor()
  }

  async function again(): Promise<Clue> {
    clue = await supervisor.read<Clue>(`/clues/${clue.id}`)
    return clue
  }

  async function onMatter(by: ConsolePerson, act: string, said: object = {}): Promise<Matter> {
    const { version } = await by.read<Matter>(`/matters/${matterId}`)
    return by.write<Matter>('POST', `/matters/${matterId}/${act}`, { version, ...said })
  }

  /** One task of a unit. @throws Error with the refusal when it may not have it */
  async function planned(orgId: string, handlerId: string | null): Promise<Matter> {
    const { version } = await supervisor.read<Matter>(`/matters/${matterId}`)
    const limit = { kind: 'days', n: 10, unit: '工作日' }
    const leaf = { title: '清运垃圾并加装围挡', orgId, handlerId, weight: 100, limit, quantity: null }
    return supervisor.write<Matter>('PUT', `/matters/${matterId}/tasks`, { version, tasks: [leaf] })
  }
})

function actButton({ page }: ConsolePerson, name: string) {
  return page.getByRole('dialog').getByRole('button', { name, exact: true })
}

async function confirmed({ page }: ConsolePerson, name: string): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(`已${name}`).first().waitFor()
}
