import type { Page } from '@mingdu/shared/kernel/page'
import type { Browser } from 'playwright-core'
import { APP } from './lib/addresses'
import { seriousFindings } from './lib/axe'
import { openBrowser, watchProblems } from './lib/browser'
import { openPhone, type Phone } from './lib/phone'
import { addressesOf, CITIZENS_PAGES } from './lib/phone-pages'
import { readPublic } from './lib/public'

/** What anybody may do without saying who they are. */
describe('the mini-program of somebody we do not know', () => {
  let phone: Phone | undefined
  afterEach(async () => {
    expect(phone?.problems() ?? []).toEqual([])
    expect(phone?.largestSetData() ?? 0).toBeLessThanOrEqual(64 * 1024)
    // WeChat was never asked who this is
    expect(phone?.calls('login') ?? 0).toBe(0)
    await phone?.close()
    phone = undefined
  })

  it('goes from the home page to a guide and ticks off a material', async () => {
    phone = await openPhone(null, 'pages/home/index')
    await phone.sees('.home-common', '常办事项')
    await phone.tap('.guide-row')
    await phone.sees('.guide-page', '到哪里办')
    await phone.sees('.materials', '已备 0 份')
    await phone.tap('.material__tick')
    await phone.sees('.materials', '已备 1 份')
  })

  it('finds what was typed, and opens it', async () => {
    phone = await openPhone(null, 'pages/home/index')
    await phone.tap('.search-box')
    const { title } = await first<{ title: string }>('/public/guides')
    await phone.type('.find__in', title.slice(0, 6))
    await phone.sees('.results', '找到')
    await phone.tap('.hit')
    await phone.sees('.guide-page', '到哪里办')
  })

  it('reads a power, tells the 编办 what is wrong on it, and gets a code for the answer', async () => {
    const { id, name } = await first<{ id: string; name: string }>('/public/powers')
    phone = await openPhone(null, `features/powers/detail/index?id=${id}`)
    await phone.sees('.power-title', name)
    await phone.tap('.duties-h')
    await phone.tap('.correct-go')
    await phone.type('.correct-text', '承办机构已经改名，请核对。')
    await phone.tap('.correct-submit')
    await phone.sees('.correct-sent__no', '纠错〔')
    await phone.tap('.correct-answer')
    await phone.sees('.answer', '等编办答复')
  })

  it('asks for a case by number, is told that the digits are wrong, and goes on to another', async () => {
    phone = await openPhone(null, 'pages/home/index')
    await phone.tap('.track-row')
    await phone.type('.track-no', '123456789016')
    await phone.sees('.track-page', '校验位不对')
    await phone.close()
    phone = await openPhone(null, 'features/cases/track/index?scene=c%253D123456789015')
    await phone.sees('.track-given', '1234 5678 9015')
    await phone.type('.track-end', '8000')
    await phone.tap('.track-submit')
    await phone.sees('.track-error', '编号或手机号后四位不对')
    await phone.tap('.track-other')
    await phone.sees('.track-no-field', '办件编号')
  })

  it('shows every department, the statistics and 我的, where officials sign in', async () => {
    phone = await openPhone(null, 'pages/home/index')
    await phone.tap('.service-org')
    await phone.tap('.org-row')
    await phone.sees('.org-page', '责任清单')
    await phone.close()
    phone = await openPhone(null, 'features/powers/stats/index')
    await phone.sees('.glance', '现行权责事项')
    await phone.close()
    phone = await openPhone(null, 'pages/me/index')
    await phone.sees('.to-sign-in', '我是工作人员')
  })
})

describe('the same in a browser', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await openBrowser()))
  afterAll(() => browser.close())

  it('has no serious finding, in the usual mode and in 关怀模式, and no error', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const problems = watchProblems(page)
    const found: Record<string, string[]> = {}
    const paths = await addressesOf(CITIZENS_PAGES, readPublic)
    for (const mode of ['usual', 'elder']) {
      for (const path of paths) {
        await page.goto(`${APP}/#/${path}`)
        await page.reload()
        await page.waitForLoadState('networkidle')
        const findings = await seriousFindings(page)
        if (findings.length > 0) found[`${path} ${mode}`] = findings
      }
      await page.goto(`${APP}/#/pages/home/index`)
      await page.reload()
      await page.locator('.home-elder:visible').click()
    }
    expect(found).toEqual({})
    expect(problems).toEqual([])
    await page.close()
  })
})

/** The first of a list. */
async function first<T>(path: string): Promise<T> {
  const url = `${APP}/api/v1${path}`
  const response = await fetch(`${url}${url.includes('?') ? '&' : '?'}limit=1`)
  const [item] = ((await response.json()) as Page<T>).items
  if (!item) throw new Error(`the demonstration left nothing at ${path}`)
  return item
}
