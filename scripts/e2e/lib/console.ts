import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { APP } from './addresses'
import { watchProblems } from './browser'

/** A person at the console. */
export interface ConsolePerson {
  page: Page
  problems: string[]
  open(path: string): Promise<void>
  /** An endpoint read with this person's session. */
  read<T>(path: string): Promise<T>
  /** A write with it, and its answer. @throws Error with the refusal */
  write<T = unknown>(method: string, path: string, data: unknown): Promise<T>
  close(): Promise<void>
}

export const DEMO_PASSWORD = 'Mingdu2026'

export async function signInConsole(browser: Browser, employeeNo: string): Promise<ConsolePerson> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  const problems = watchProblems(page)
  await page.goto(`${APP}/admin/`)
  await page.getByLabel('编号').fill(employeeNo)
  await page.getByLabel('密码').first().fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('banner').waitFor()
  return {
    page,
    problems,
    open: async (path) => void (await page.goto(`${APP}/admin${path}`)),
    async read<T>(path: string) {
      const response = await context.request.get(`${APP}/api/v1${path}`)
      if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
      return (await response.json()) as T
    },
    async write<T>(method: string, path: string, data: unknown) {
      const headers = { 'X-Mingdu-Client': 'e2e', 'Idempotency-Key': randomUUID(), Origin: APP }
      const response = await context.request.fetch(`${APP}/api/v1${path}`, { method, data, headers })
      if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
      return (await response.json()) as T
    },
    close: () => context.close(),
  }
}

/** Chooses in an antd select by typing a part of the option; in the newest dialog where one is open. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).last()
  await field.click()
  await field.fill(option)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: option,
    })
    .first()
    .click()
}

/** Types a date into an antd picker. */
export async function pickDate(page: Page, label: string, date: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.click()
  await field.fill(date)
  await field.press('Enter')
}
