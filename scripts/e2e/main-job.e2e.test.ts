import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import type { Browser } from 'playwright-core'
import { demoPhoto } from '../../server/src/modules/demo/demo.photos'
import { openBrowser } from './lib/browser'
import { cardsOneByOne, toWorkingHours } from './lib/calm'
import { choose, pickDate, signInConsole, type ConsolePerson } from './lib/console'
import { cardsAbout, eventually, sandbox } from './lib/sandbox'
import { storyOf } from './lib/story'
import { openPhone, type Phone } from './lib/phone'

/** The whole purpose of the product, played once: from 立项 in the console to red warnings in WeChat. */
describe('a matter from 立项 to its warnings', () => {
  const step = storyOf(() => supervisor.page.screenshot({ path: 'artifacts/main-job-failure.png' }))
  const TITLE = '城区路灯修复专项督办'
  const LAMPS = '修复主干道路灯'
  let browser: Browser
  let supervisor: ConsolePerson
  let head: ConsolePerson
  let phone: Phone
  let matterId: string
  let task: Task
  let today: PlainDate

  beforeAll(async () => {
    browser = await openBrowser()
    await toWorkingHours()
    await cardsOneByOne(browser)
    supervisor = await signInConsole(browser, 'ducha1')
    head = await signInConsole(browser, 'zhuren')
    today = plainDate((await supervisor.read<Me>('/me')).today)
  })

  afterAll(async () => {
    await phone?.close()
    await browser?.close()
  })

  step('is set up and broken down by the supervisor, with weights that must sum to 100', async () => {
    const { page } = supervisor
    await supervisor.open('/matters/new')
    await page.getByLabel('不涉密').check()
    await page.getByLabel('事项名称').fill(TITLE)
    await page.getByLabel('立项依据').fill('区政府常务会议纪要〔2026〕31号')
    await choose(page, '主办单位', '区水务局')
    await choose(page, '责任督查员', '督查员一')
    await pickDate(page, '完成时限', addDays(today, 40))
    await page.getByRole('button', { name: '立项并去分解' }).click()
    await page.waitForURL(/\/matters\/[0-9a-f]{24}\/tree/)
    matterId = /matters\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? ''

    await page.getByRole('button', { name: '加同级' }).click()
    await fillNode(supervisor, 1, { title: LAMPS, weight: 60, days: 10, target: 30 })
    await page.getByRole('button', { name: '加同级' }).click()
    await fillNode(supervisor, 2, { title: '建立路灯巡查制度', weight: 30, days: 12, target: null })
    await page.getByRole('button', { name: '保存分解' }).click()
    await page
      .getByText(/合计.*90/)
      .first()
      .waitFor()
    await page.getByLabel('2 权重').fill('40')
    await page.getByRole('button', { name: '保存分解' }).click()
    await page.waitForURL(new RegExp(`/matters/${matterId}$`))
  })

  step('is approved by another person and issued, which starts the clock', async () => {
    await head.open(`/matters/${matterId}`)
    await confirmAct(head, '批准立项')
    await head.page.getByText('已立项').first().waitFor()
    await supervisor.open(`/matters/${matterId}`)
    await confirmAct(supervisor, '派单')
    await supervisor.page.getByText('办理中').first().waitFor()
    const { tree } = await supervisor.read<Matter>(`/matters/${matterId}`)
    task = await supervisor.read<Task>(`/tasks/${tree.find((t) => t.title === LAMPS)?.id ?? ''}`)
    expect(task.state).toBe('toSign')
    expect(task.clock.limitWorkdays).toBe(10)
  })

  step('reaches the official as a WeChat card that opens the task in the mini-program', async () => {
    const [card] = await eventually(
      () => cardsAbout('shuiwu1', task.id),
      (cards) => cards.some((c) => c.title === '工单待处理通知'),
      'the card of the assignment',
    )
    expect(card?.pagepath).toBe(`features/tasks/detail/index?id=${task.id}`)
    phone = await openPhone('shuiwu1', card?.pagepath ?? '')
    await phone.sees('.task-sign', '签收')
    await phone.sees('.task-deadline', '剩 10 个工作日')
  })

  step('is signed for and reported with a photo on the phone', async () => {
    await phone.tap('.task-sign')
    await phone.sees('.task-report', '报送进展')
    await phone.tap('.task-report')
    await phone.sees('.report-submit', '提交核验')
    phone.photos([
      { name: 'lamp1.jpg', bytes: await demoPhoto(1) },
      { name: 'lamp2.jpg', bytes: await demoPhoto(2) },
    ])
    await phone.type('.report-claimed input', '12')
    await phone.type('.report-text', '主干道12盏路灯已更换光源并复测照度。')
    await phone.tap('.photo-pick')
    await phone.sees('.shots', '已上传')
    await phone.tap('.report-submit')
    await phone.sees('.report-sent', '第 1 次进展已送到')
    expect(phone.problems()).toEqual([])
  })

  step('is verified by the supervisor, and only the verified part moves the parent', async () => {
    const before = await supervisor.read<Matter>(`/matters/${matterId}`)
    expect(before.progress).toMatchObject({ verified: 0, claimed: 2400 })
    const { page } = supervisor
    await supervisor.open('/verifications')
    const no = before.tree.find((t) => t.id === task.id)?.no ?? ''
    const queue = page.getByRole('region', { name: '待核验' })
    await queue.getByLabel('在待核验里找').fill(no)
    await queue.getByLabel('在待核验里找').press('Enter')
    await queue.getByText('待核验 1').waitFor()
    await queue.getByText(LAMPS).click()
    await page.getByText('主干道12盏路灯已更换光源并复测照度。').first().waitFor()
    await page.getByText('现场', { exact: true }).click()
    await page.getByLabel('核实后累计', { exact: true }).fill('9')
    await page.getByRole('textbox', { name: '意见' }).fill('现场点亮9盏，另3盏下次复核。')
    await page.getByRole('button', { name: /^核实 9/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(?!取\s*消|关闭|Close)/ })
      .last()
      .click()
    const after = await eventually(
      () => supervisor.read<Matter>(`/matters/${matterId}`),
      (m) => m.progress.verified > 0,
      'the verified progress of the matter',
    )
    expect(after.progress.verified).toBe(1800)
    await eventually(
      () => cardsAbout('shuiwu1', task.id),
      (cards) => cards.some((c) => c.title === '工单处理结果通知'),
      'the card of the verification',
    )
  })

  step('warns yellow first, in the WeChat of the official and of the supervisor', async () => {
    const { nextLight } = await supervisor.read<Task>(`/tasks/${task.id}`)
    expect(nextLight?.light).toBe('yellow')
    await sandbox.moveTo(`${nextLight?.date ?? ''}T08:31:00+08:00`)
    for (const person of ['shuiwu1', 'ducha1']) {
      const cards = await eventually(
        () => cardsAbout(person, task.id),
        (all) => all.some((c) => c.title === '工单催办提醒'),
        `the yellow warning of ${person}`,
      )
      const warnings = cards.filter((c) => c.title === '工单催办提醒')
      expect(warnings.map((c) => c.values['提醒类型'])).toEqual(['预警'])
    }
    expect((await supervisor.read<Task>(`/tasks/${task.id}`)).light).toBe('yellow')
  })

  step('warns red after the deadline, once a person, and never again for the same day', async () => {
    const { clock } = await supervisor.read<Task>(`/tasks/${task.id}`)
    await sandbox.moveTo(`${addDays(plainDate(clock.due ?? ''), 1)}T08:31:00+08:00`)
    for (const person of ['shuiwu1', 'ducha1']) {
      const cards = await eventually(
        () => cardsAbout(person, task.id),
        (all) => all.some((c) => c.values['提醒类型'] === '已超期'),
        `the red warning of ${person}`,
      )
      expect(cards.filter((c) => c.values['提醒类型'] === '已超期')).toHaveLength(1)
    }
    expect((await supervisor.read<Task>(`/tasks/${task.id}`)).light).toBe('red')
    expect((await supervisor.read<Matter>(`/matters/${matterId}`)).light).not.toBe('green')
  })

  step('left no error on any page', () => {
    expect(supervisor.problems).toEqual([])
    expect(head.problems).toEqual([])
  })
})

interface NodeValues {
  title: string
  weight: number
  days: number
  target: number | null
}

async function fillNode(
  { page }: ConsolePerson,
  no: number,
  { title, weight, days, target }: NodeValues,
): Promise<void> {
  await page.getByLabel(`${no} 任务名称`).fill(title)
  await page.getByLabel(`${no} 权重`).fill(String(weight))
  await page.getByLabel(`${no} 任务名称`).click()
  await choose(page, '主办单位', '区水务局')
  await choose(page, '承办人', '经办一')
  await page.getByText('派单后若干天').click()
  await page.getByLabel('天数', { exact: true }).fill(String(days))
  if (target === null) return
  await page.getByLabel('按数量考核').click()
  await page.getByLabel('目标数').fill(String(target))
  await page.getByLabel('计量单位').fill('盏')
}

/** An act that asks first: the button, then the main button of the dialog. */
async function confirmAct({ page }: ConsolePerson, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(?!取\s*消|关闭|Close)/ })
    .last()
    .click()
}
