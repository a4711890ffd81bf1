import path from 'node:path'
import automator from 'miniprogram-automator'
import type { Launch } from '../host'
import type { HostPhone } from '../phone'
import { startHost, type RunningHost } from '../start-host'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

/** A running fixture with the real automator client on it. */
export interface Driven extends RunningHost {
  mini: MiniProgram
  /** The page in front. */
  page(): Promise<Page>
  /** The first match on the page in front. Throws when there is none. */
  $(selector: string): Promise<Element>
  /** Its text. */
  text(selector: string): Promise<string>
}

export interface DriveOptions {
  launch?: Launch
  phone?: HostPhone
}

/** Starts a fixture folder of `fixtures/` and connects to it. Close it in `afterEach`. */
export async function drive(fixture: string, options: DriveOptions = {}): Promise<Driven> {
  const dist = path.join(__dirname, '../fixtures', fixture)
  const running = await startHost({ dist, port: 0, quiet: true, ...options })
  const mini = await automator.connect({ wsEndpoint: running.wsEndpoint })
  return { ...running, mini, page, $, text, close }

  async function page(): Promise<Page> {
    const current = await mini.currentPage()
    if (!current) throw new Error('no page')
    return current
  }

  async function $(selector: string): Promise<Element> {
    const element = await (await page()).$(selector)
    if (!element) throw new Error(`no ${selector}`)
    return element
  }

  async function text(selector: string): Promise<string> {
    return (await $(selector)).text()
  }

  async function close() {
    mini.disconnect()
    await running.close()
  }
}
