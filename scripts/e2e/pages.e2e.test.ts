import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { Browser, Page } from 'playwright-core'
import { APP, SANDBOX } from './lib/addresses'
import { seriousFindings } from './lib/axe'
import { openBrowser, watchProblems } from './lib/browser'
import { signInConsole, type ConsolePerson } from './lib/console'
import { openPhone } from './lib/phone'
import { addressesOf, BIND_PAGE, OFFICIALS_PAGES } from './lib/phone-pages'
import { sandbox } from './lib/sandbox'

interface Found {
  items: { id: string }[]
}

const PHONE = { width: 390, height: 844 }

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())

/** Pages of each role beside those of its menu; what the role may not open is another's to check. */
const CONSOLE_PAGES: Record<string, readonly string[]> = {
  ducha1: ['/', '/matters/new', '/columns/new', '/password'],
  zhuren: [],
  shuiwu1: ['/', '/tasks'],
  shuiwu0: ['/', '/tasks', '/matters'],
  lingdao: ['/', '/matters'],
  xitong: [
    '/message-platform?tab=balance',
    '/message-platform?tab=log',
    '/message-platform?tab=templates',
    '/message-log',
  ],
  bianban1: [
    '/powers/new',
    '/proposals?view=all',
    '/power-checks?tab=heat',
    '/power-checks?tab=coverage',
    '/sheets/new',
    '/search?q=许可',
  ],
  shuiwu3: ['/proposals?view=all'],
  chuangkou1: ['/cases', '/cases?all=1', '/cases/new'],
  shencha1: ['/cases?state=reviewing&mine=true', '/case-steps?all=1'],
  jiancha1: ['/cases?late=true'],
  anquan: ['/orgs', '/rules'],
  shenji: ['/audit'],
}

/** Pages of menus that were looked at: one person's look at each is enough. */
const seen = new Set<string>()

/** What the person's menu leads to and nobody has looked at yet: it can hold no page that is not visited. */
async function menuPages({ page }: ConsolePerson): Promise<string[]> {
  const links = page.getByRole('navigation', { name: '主菜单' }).locator('a[href]')
  const paths = await links.evaluateAll((all) =>
    all.map((a) => new URL((a as HTMLAnchorElement).href).pathname.replace(/^\/admin/, '')),
  )
  const fresh = [...new Set(paths)].filter((path) => path !== '' && !seen.has(path))
  for (const path of fresh) seen.add(path)
  return fresh
}

describe('pages of the console', () => {
  it('the sign-in page has no serious finding and no error', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${APP}/admin/sign-in`)
    await page.getByLabel('编号').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.close()
  })

  for (const [employeeNo, paths] of Object.entries(CONSOLE_PAGES)) {
    it(`of ${employeeNo} have no serious finding, light and dark, and no error`, async () => {
      const person = await signInConsole(browser, employeeNo)
      const found: Record<string, string[]> = {}
      const menu = await menuPages(person)
      expect(paths.length + menu.length).toBeGreaterThan(0)
      for (const path of new Set([...paths, ...menu, ...(await recordPages(employeeNo, person))])) {
        for (const scheme of ['light', 'dark'] as const) {
          await person.page.emulateMedia({ colorScheme: scheme })
          await person.open(path)
          await settled(person.page)
          expect(await person.page.getByText(/没有“.*”的权限/).count()).toBe(0)
          const findings = await seriousFindings(person.page)
          if (findings.length > 0) found[`${path} ${scheme}`] = findings
        }
      }
      expect(found).toEqual({})
      expect(person.problems).toEqual([])
      await person.close()
    })
  }
})

describe('pages of the mini-program in a browser', () => {
  it('the page where officials bind has no serious finding', async () => {
    const page = await browser.newPage({ viewport: PHONE })
    await page.goto(`${APP}/#/${BIND_PAGE}`)
    await settled(page)
    expect(await seriousFindings(page)).toEqual([])
    await page.close()
  })

  for (const [person, pages] of Object.entries(OFFICIALS_PAGES)) {
    it(`of ${person} have no serious finding, in the usual mode and in 关怀模式, and no error`, async () => {
      const context = await browser.newContext({ viewport: PHONE })
      const page = await context.newPage()
      const problems = watchProblems(page)
      await signInPhone(page, person)
      const paths = await addressesOf(pages, (path) => readAs(page, path))
      const usual = await findingsOn(page, paths)
      await turnElderMode(page)
      const elder = await findingsOn(page, paths)
      await turnElderMode(page)
      expect({ usual, elder }).toEqual({ usual: {}, elder: {} })
      expect(problems).toEqual([])
      await context.close()
    })
  }

  it('a card in the sandbox opens the H5 at its page, signed in as that person', async () => {
    const page = await browser.newPage({ viewport: PHONE })
    const { cards } = await sandbox.inbox('shuiwu1')
    const card = cards.find((c) => c.pagepath?.startsWith('features/tasks/detail'))
    if (!card) throw new Error('the demonstration left no card for shuiwu1')
    await page.goto(`${SANDBOX}/open?person=shuiwu1&card=${(card as unknown as { id: string }).id}`)
    await page.getByText('什么时候要').first().waitFor()
    expect(page.url()).toContain('features/tasks/detail/index')
    expect(page.url()).not.toContain('wxcode')
    await page.close()
  })
})

describe('the sandbox', () => {
  it('has no serious finding', async () => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
    for (const path of ['/', '/log']) {
      await page.goto(SANDBOX + path)
      expect(await seriousFindings(page)).toEqual([])
    }
    await page.close()
  })
})

describe('the compiled mini-program', () => {
  it('shows every tab and keeps each setData within 64 KB', async () => {
    const phone = await openPhone('ducha1', 'pages/todo/index')
    await phone.sees('.todo-page', '待核验')
    expect(phone.problems()).toEqual([])
    expect(phone.largestSetData()).toBeLessThanOrEqual(64 * 1024)
    await phone.close()
  })
})

/** One record of each kind the person may open. */
async function recordPages(employeeNo: string, person: ConsolePerson): Promise<string[]> {
  if (employeeNo === 'bianban1') return listPages(person)
  if (employeeNo === 'shuiwu3')
    return [`/proposals/${await firstOf(person, '/proposals?view=all&state=returned&limit=1')}/edit`]
  if (employeeNo === 'chuangkou1' || employeeNo === 'shencha1') return casePages(person)
  if (employeeNo === 'xitong') return [await handoverPage(person)]
  if (employeeNo !== 'ducha1') return []
  const matters = await person.read<{ items: MatterRow[] }>('/matters?limit=20')
  const draft =
    matters.items.find((m) => m.allowedActions.includes('edit'))?.id ??
    (await firstOf(person, '/matters?state=draft&limit=1'))
  const issued = matters.items.find((m) => m.state === 'issued')?.id ?? ''
  const waiting = await person.read<{ items: VerificationRow[] }>('/verifications?limit=1')
  return [
    `/matters/${issued}`,
    `/matters/${draft}/tree`,
    `/matters/${draft}/edit`,
    `/tasks?task=${await firstOf(person, '/tasks?limit=1')}`,
    `/verifications/${waiting.items[0]?.task.id ?? ''}`,
    `/directives?open=${await firstOf(person, '/directives?limit=1')}`,
    `/bulletins?open=${await firstOf(person, '/bulletins?limit=1')}`,
    `/clues?open=${await firstOf(person, '/clues?limit=1')}`,
    `/conclusions?open=${await firstOf(person, '/conclusions?limit=1')}`,
    `/oversight?open=${await firstOf(person, '/oversight?limit=1')}`,
    `/columns?open=${await firstOf(person, '/articles?limit=1')}`,
    `/columns/${await firstOf(person, '/articles?state=draft&limit=1')}/edit`,
  ]
}

async function firstOf(person: ConsolePerson, path: string): Promise<string> {
  const [first] = (await person.read<Found>(path)).items
  if (!first) throw new Error(`the demonstration left nothing at ${path}`)
  return first.id
}

/** 交接清单 of somebody who has work in hand. */
async function handoverPage(person: ConsolePerson): Promise<string> {
  return `/handovers/${await firstOf(person, '/accounts?q=shuiwu1&limit=1')}`
}

async function listPages(person: ConsolePerson): Promise<string[]> {
  const first = (path: string) => firstOf(person, path)
  const power = await first('/powers?limit=1')
  return [
    `/powers/${power}`,
    `/powers?open=${power}`,
    `/powers/${power}/propose?kind=adjust`,
    `/proposals?view=all&open=${await first('/proposals?view=all&limit=1')}`,
    `/guides/${await first('/guides?limit=1')}`,
    `/sheets/${await first('/sheets/jobs?direction=import&limit=1')}`,
    `/corrections?open=${await first('/corrections?limit=1')}`,
  ]
}

/** A case the window receives, and one whose clock an announced procedure stopped. */
async function casePages(person: ConsolePerson): Promise<string[]> {
  const one = (state: string) => firstOf(person, `/cases?state=${state}&limit=1`)
  return [`/cases?open=${await one('received')}`, `/cases?open=${await one('special')}`]
}

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(
    () => document.querySelector('.skel, .ant-skeleton, .ant-spin-spinning') === null,
  )
}

/** The H5 as WeChat opens it on this person's phone, until it holds a session. */
async function signInPhone(page: Page, person: string): Promise<void> {
  await page.goto(`${APP}/#/pages/todo/index?wxcode=${await sandbox.loginCode(person)}`)
  await page.waitForFunction(() => /[\w-]{40,}/.test(Object.values({ ...localStorage }).join(' ')))
  await settled(page)
}

/** What axe finds on each page, opened by its address. */
async function findingsOn(page: Page, paths: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const path of paths) {
    await page.goto(`${APP}/#/${path}`)
    await page.reload()
    await settled(page)
    const findings = await seriousFindings(page)
    if (findings.length > 0) found[path] = findings
  }
  return found
}

async function turnElderMode(page: Page): Promise<void> {
  await page.goto(`${APP}/#/pages/me/index`)
  await page.getByText('关怀模式').first().click()
}

async function readAs<T>(page: Page, path: string): Promise<T> {
  const token = await page.evaluate(() => {
    const values = Object.values({ ...localStorage }).map(String)
    return /[\w-]{40,}/.exec(values.join(' '))?.[0] ?? ''
  })
  const response = await fetch(`${APP}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
