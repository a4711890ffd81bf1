import type { Case, CaseRow } from '@mingdu/shared/cases/cases.schema'
import type { CaseFigures } from '@mingdu/shared/cases/figures.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import type { OpenedRatings, RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import type { Browser } from 'playwright-core'
import { demoIdNumber } from '../../server/src/modules/demo/demo.applicants'
import { demoPage } from '../../server/src/modules/demo/demo.photos'
import { openBrowser } from './lib/browser'
import { toWorkingHours } from './lib/calm'
import { signInConsole, type ConsolePerson } from './lib/console'
import { openPhone, type Phone } from './lib/phone'
import { givenCitizenOf, postPublic, readPublic } from './lib/public'
import { eventually, sandbox } from './lib/sandbox'
import { storyOf } from './lib/story'

const GUIDE = '公共场所卫生许可（新办）'
const CITIZEN = { key: 'qunzhong', name: '演示群众甲', phone: '13877770123' }

interface RatingFigures {
  figures: Record<'satisfaction' | 'bad' | 'rectified', { part: number | null; n: number | null }>
}

/** A citizen's case from the phone to a rectified 差评, and what it changes in the figures. */
describe('a case from the application to its ratings', () => {
  const step = storyOf(() => clerk.page.screenshot({ path: 'artifacts/case-failure.png' }))
  let browser: Browser
  let phone: Phone
  let clerk: ConsolePerson
  let reviewer: ConsolePerson
  let decider: ConsolePerson
  let monitor: ConsolePerson
  let one: Case
  let before: { cases: CaseFigures; ratings: RatingFigures }

  beforeAll(async () => {
    browser = await openBrowser()
    await toWorkingHours()
    await givenCitizenOf(CITIZEN)
    clerk = await signInConsole(browser, 'chuangkou2')
    reviewer = await signInConsole(browser, 'shencha2')
    decider = await signInConsole(browser, 'jueding2')
    monitor = await signInConsole(browser, 'jiancha1')
    before = await figures()
  })

  afterAll(async () => {
    await phone?.close()
    await browser?.close()
  })

  step('begins with signing in by WeChat and 实名认证, where it was stopped', async () => {
    const { items } = await readPublic<Page<{ id: string; title: string }>>('/public/guides?limit=100')
    const guide = items.find(({ title }) => title === GUIDE)
    phone = await openPhone(CITIZEN.key, `features/cases/apply/index?guide=${guide?.id ?? ''}`)
    await phone.tap('.consent__tap')
    await phone.tap('.sign-in-phone')
    await phone.sees('.state--empty', '先实名认证')
    await phone.tap('.state__act')
    await phone.type('.identity-name', CITIZEN.name)
    await phone.type('.identity-number', demoIdNumber(71))
    await phone.tap('.identity-verify')
    await phone.sees('.apply-head__t', GUIDE)
  })

  step('is filled in thing by thing and handed in, one material missing, one promised', async () => {
    for (const answer of ['beauty', 'no', 'self']) await phone.tap(`.option-${answer}`)
    await phone.tap('.apply-next')
    await phone.tap('.apply-as-self')
    await phone.tap('.apply-next')
    await photographed('申请表')
    await phone.tap('.apply-next')
    for (const given of ['paper', 'missing', 'promised']) {
      await phone.tap(`.given-${given}`)
      await phone.tap('.apply-next')
    }
    await phone.sees('.check-missing', '公共场所卫生检测报告')
    await phone.tap('.apply-submit')
    await phone.sees('.receipt__ok', '已提交')
    const { items } = await clerk.read<Page<CaseRow>>('/cases?state=received&limit=100')
    const row = items.find(({ channel, title }) => channel === 'miniapp' && title === GUIDE)
    one = await clerk.read<Case>(`/cases/${row?.id ?? ''}`)
    await phone.sees('.receipt__no', one.no.slice(0, 4))
    expect(one.applicant).not.toBe(CITIZEN.name)
  })

  step('is asked at the window to be corrected, once and in full', async () => {
    const { page } = await opened(clerk)
    await actButton(clerk, '告知补正').click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByRole('checkbox', { name: /公共场所卫生检测报告/ }).check()
    await confirmed(clerk, '告知补正')
    await reads(clerk, 'correcting')
    expect(one.notices[0]?.demands).toMatchObject([{ materialKey: 'test', second: false }])
  })

  step('is corrected by the citizen, who sees what is wanted', async () => {
    await phone.tap('.receipt-case')
    await phone.sees('.case-demand', '公共场所卫生检测报告没有提交')
    await phone.tap('.case-hand-in')
    await photographed('检测报告')
    await phone.tap('.hand-in-send')
    await phone.sees('.case-head', '收件')
    expect((await reads(clerk, 'received')).materials.find(({ key }) => key === 'test')?.given).toBe('files')
  })

  step('is accepted, examined, and waits for a special procedure that stops the clock', async () => {
    await act(clerk, '受理')
    expect((await reads(clerk, 'accepted')).papers.map(({ kind }) => kind)).toContain('acceptance')
    await act(reviewer, '开始审查')
    await opened(reviewer)
    await actButton(reviewer, '进入特别程序').click()
    const dialog = reviewer.page.getByRole('dialog').last()
    await dialog.getByLabel('哪一种').click()
    await reviewer.page.locator('.ant-select-item-option', { hasText: '检验' }).click()
    await dialog.getByLabel('公告的工作日数').fill('5')
    await dialog.getByLabel('原因').fill('现场核查消毒间和布局')
    await confirmed(reviewer, '进入特别程序')
    expect((await reads(reviewer, 'special')).paused).toBe(true)
    await act(reviewer, '结束特别程序')
    await reads(reviewer, 'reviewing')
  })

  step('is decided by somebody else and delivered', async () => {
    await opened(reviewer)
    await actButton(reviewer, '报送决定').click()
    await reviewer.page.getByRole('dialog').last().getByLabel('审查意见').fill('材料齐全，现场核查合格。')
    await confirmed(reviewer, '报送决定')
    await reads(reviewer, 'deciding')
    expect((await reviewer.read<Case>(`/cases/${one.id}`)).allowedActs).not.toContain('grant')
    await act(decider, '准予')
    await reads(decider, 'making')
    await act(clerk, '完成制证')
    await opened(clerk)
    await actButton(clerk, '送达').click()
    await clerk.page.getByRole('dialog').last().getByLabel('签收人').fill('演示群众甲')
    await confirmed(clerk, '送达')
    expect((await reads(clerk, 'completed')).decision?.granted).toBe(true)
  })

  step('tells the citizen each time, by text message where WeChat may not', async () => {
    const texts = async () => (await sandbox.inbox(CITIZEN.key)).sms.map(({ text }) => text)
    const words = ['需要补正', '已受理', '正在审查', '已有决定', '证照已制好', '已送达']
    await eventually(
      texts,
      (all) => words.every((word) => all.some((text) => text.includes(word))),
      `messages with ${words.join(', ')}`,
    )
  })

  step('is rated three times by the citizen, once badly', async () => {
    const { items } = await postPublic<OpenedRatings>('/public/cases/ratings', {
      no: one.no,
      phoneEnd: CITIZEN.phone.slice(-4),
    })
    expect(items.map(({ stage }) => stage)).toEqual(['accept', 'handle', 'complete'])
    for (const [i, level] of (['1', '2', '5'] as const).entries()) {
      await phone.close()
      phone = await openPhone(CITIZEN.key, `features/ratings/rate/index?t=${items[i]?.token ?? ''}`)
      await phone.tap(`.five-${level}`)
      if (level === '5') await phone.type('.rate-text', '领证跑了两趟。')
      await phone.tap('.rate-submit')
      await phone.sees('.rate-given', level === '5' ? '非常不满意' : '满意')
    }
    expect(phone.problems()).toEqual([])
  })

  step('has its 差评 called back by another office and rectified by the rated one', async () => {
    const caller = await signInConsole(browser, 'huifang1')
    const head = await signInConsole(browser, 'xingzheng0')
    const { items } = await monitor.read<Page<RatingRecord>>('/rectifications?limit=100')
    const bad = items.find(({ caseId }) => caseId === one.id)
    expect(bad).toMatchObject({ level: '5', rectification: { state: 'toContact' } })
    const next = (who: ConsolePerson, what: string, version: number, body: object) =>
      who.write<RatingRecord>('POST', `/ratings/${bad?.id ?? ''}/${what}`, { version, ...body })
    const called = await next(caller, 'contact', bad?.version ?? 0, { reached: true, note: '领证时窗口没人' })
    const verified = await next(caller, 'verification', called.version, {
      outcome: 'immediate',
      note: '午间没有排班',
    })
    const done = await next(head, 'rectification', verified.version, { note: '已安排午间值班' })
    expect(done.rectification?.state).toBe('done')
    expect(JSON.stringify(await head.read(`/ratings/${done.id}`))).not.toContain(CITIZEN.name)
    await caller.close()
    await head.close()
  })

  step('changes the figures by just this', async () => {
    const after = await eventually(
      figures,
      ({ cases, ratings }) =>
        completed(cases) > completed(before.cases) &&
        (ratings.figures.rectified.part ?? 0) > (before.ratings.figures.rectified.part ?? 0),
      'the roll-up',
    )
    const balance = (key: 'received' | 'completed' | 'open') =>
      after.cases.total.balance[key] - before.cases.total.balance[key]
    expect([balance('received'), balance('completed'), balance('open')]).toEqual([1, 1, 0])
    const grown = (key: 'satisfaction' | 'bad' | 'rectified') =>
      (['part', 'n'] as const).map(
        (of) => (after.ratings.figures[key][of] ?? 0) - (before.ratings.figures[key][of] ?? 0),
      )
    expect([grown('satisfaction'), grown('bad'), grown('rectified')]).toEqual([
      [2, 3],
      [1, 3],
      [1, 1],
    ])
  })

  step('left no error on any page', () => {
    for (const { problems } of [clerk, reviewer, decider, monitor]) expect(problems).toEqual([])
  })

  async function photographed(name: string): Promise<void> {
    phone.photos([{ name: `${name}.jpg`, bytes: await demoPage(3) }])
    await phone.tap('.given-files')
    await phone.tap('.files__photo')
    await phone.sees('.file__b', '已上传')
  }

  async function figures() {
    const today = (await monitor.read<{ today: string }>('/me')).today
    const year = `from=${today.slice(0, 4)}-01-01`
    return {
      cases: await monitor.read<CaseFigures>(`/case-figures?${year}&through=${today}`),
      ratings: await monitor.read<RatingFigures>(`/ratings/figures?${year}&to=${today}`),
    }
  }

  async function opened(person: ConsolePerson): Promise<ConsolePerson> {
    await person.open(`/cases?open=${one.id}`)
    await person.page.getByRole('dialog').getByText(one.no).first().waitFor()
    return person
  }

  /** An act without a form: its button, and yes. */
  async function act(person: ConsolePerson, name: string): Promise<void> {
    await opened(person)
    await actButton(person, name).click()
    await confirmed(person, name)
  }

  async function reads(person: ConsolePerson, state: Case['state']): Promise<Case> {
    one = await eventually(
      () => person.read<Case>(`/cases/${one.id}`),
      (seen) => seen.state === state,
      `the state ${state}`,
    )
    return one
  }
})

const completed = ({ total }: CaseFigures) => total.balance.completed

function actButton({ page }: ConsolePerson, name: string) {
  return page.locator('.case-foot').getByRole('button', { name, exact: true })
}

async function confirmed({ page }: ConsolePerson, name: string): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('button', { name, exact: true }).click()
  await page.getByText(`${name}：已办`).first().waitFor()
}
