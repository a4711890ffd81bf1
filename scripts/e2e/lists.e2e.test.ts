import type { Page as ListPage } from '@mingdu/shared/kernel/page'
import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import type { ProposalRow } from '@mingdu/shared/proposals/proposals.api'
import type { SearchResult } from '@mingdu/shared/search/search.api'
import type { Browser } from 'playwright-core'
import { APP } from './lib/addresses'
import { openBrowser, watchProblems } from './lib/browser'
import { signInConsole } from './lib/console'
import { eventually } from './lib/sandbox'

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())

describe('a change of the list', () => {
  it('is examined and published in the console, and the public reads and finds it at once', async () => {
    const catalog = await signInConsole(browser, 'bianban1')
    const waiting = await catalog.read<ListPage<ProposalRow>>('/proposals?view=todo&state=catalog')
    const [row] = waiting.items
    if (!row?.power.id) throw new Error('the demonstration left nothing for the 编办 to examine')
    const { page } = catalog
    await catalog.open(`/proposals?open=${row.id}`)
    await page.getByRole('button', { name: '审核通过' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await page
      .getByRole('dialog', { name: /^公布/ })
      .getByRole('button', { name: '公布', exact: true })
      .click()
    await page.getByText('已公布').first().waitFor()
    const before = await publicRead<PublicPower>(`/public/powers/${row.power.id}`)
    expect(before.content.promisedDays).toBe(7)
    expect(before.versions.length).toBeGreaterThan(1)
    const older = Math.min(...before.versions.map(({ no }) => no))
    const first = await publicRead<PublicPower>(`/public/powers/${row.power.id}?no=${older}`)
    expect(first.content.promisedDays).not.toBe(7)
    expect(catalog.problems).toEqual([])
    await catalog.close()
  })
})

describe('a list from a sheet', () => {
  it('goes through dry run, confirmation and undo, and says what is wrong with which cell', async () => {
    const catalog = await signInConsole(browser, 'bianban1')
    const { page } = catalog
    await catalog.open('/sheets/new')
    await page.locator('input[type="file"]').setInputFiles({
      name: '清单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(sheet()),
    })
    await page.getByRole('button', { name: /试导/ }).click()
    await page.getByText('没有“区不存在局”这个单位').first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: /确认导入/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/依据/).fill('演编发〔2026〕99号（测试）')
    await dialog.getByRole('button', { name: '写入清单' }).click()
    await page.getByRole('button', { name: /撤销导入/ }).waitFor({ timeout: 60_000 })
    await eventually(
      () => publicRead<SearchResult>(`/public/search?q=${encodeURIComponent('端到端试导')}`),
      ({ total }) => total === 1,
      'the imported power in the search',
    )
    await page.getByRole('button', { name: /撤销导入/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: /撤销/ }).last().click()
    await page.getByText('已撤销').first().waitFor({ timeout: 60_000 })
    await eventually(
      () => publicRead<SearchResult>(`/public/search?q=${encodeURIComponent('端到端试导')}`),
      ({ total }) => total === 0,
      'the power gone from the search',
    )
    expect(catalog.problems).toEqual([])
    await catalog.close()
  })
})

describe('一次性告知书', () => {
  it('comes as PDF and Word from the page of a guide in a browser', async () => {
    const [guide] = (
      await publicRead<ListPage<{ id: string; title: string }>>('/public/guides?limit=50')
    ).items.filter(({ title }) => title === '失业登记')
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const problems = watchProblems(page)
    await page.goto(`${APP}/#/features/guides/detail/index?id=${guide?.id ?? ''}`)
    const printed = page.waitForResponse(
      (answer) => answer.url().includes('/papers') && answer.request().method() === 'POST',
    )
    await page.getByText('打印一次性告知书').click()
    const paper = (await (await printed).json()) as { no: string; pdf: string; docx: string }
    expect(paper.no).toMatch(/^告知〔\d{4}〕\d{4}$/)
    for (const [path, head] of [
      [paper.pdf, '%PDF'],
      [paper.docx, 'PK'],
    ] as const) {
      const bytes = Buffer.from(await (await fetch(`${APP}/api/v1${path}`)).arrayBuffer())
      expect(bytes.subarray(0, head.length).toString()).toBe(head)
      expect(bytes.length).toBeGreaterThan(5000)
    }
    const picture = await fetch(`${APP}/api/v1/public/guides/${guide?.id ?? ''}/qr.png`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(problems).toEqual([])
    await context.close()
  })
})

/** Two rows: one that may go in, one of a unit that does not exist; headers by other names. */
function sheet(): string {
  return [
    '责任单位,权力名称,权力编码,类别',
    '区水务局,端到端试导事项许可,E2E-0001,行政许可',
    '区不存在局,去不了的事项,E2E-0002,行政许可',
  ].join('\n')
}

async function publicRead<T>(path: string): Promise<T> {
  const response = await fetch(`${APP}/api/v1${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return (await response.json()) as T
}
