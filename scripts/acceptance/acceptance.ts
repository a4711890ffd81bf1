import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Variables } from '../lib/settings'
import { realSide, talkOf, type Ask } from './real-side'
import { reportOf, type ReportHead } from './report'
import { runCases, type CaseResult } from './run-cases'
import { sandboxSide } from './sandbox-side'

export interface Acceptance {
  /** A sandbox in place of the platform: nobody is asked, nothing leaves the machine. */
  sandbox: boolean
  env: Variables
  /** Folder of the report. */
  dir: string
  ask: Ask
  say(line: string): void
}

/** Runs the cases and writes the report after each of them. @returns its path and the results */
export async function acceptance(options: Acceptance): Promise<Done> {
  return options.sandbox ? onSandbox(options) : onAccount(options)
}

export interface Done {
  file: string
  results: CaseResult[]
}

async function onSandbox({ dir }: Acceptance): Promise<Done> {
  const side = await sandboxSide()
  const account = '沙箱（不能证明平台的行为，只证明脚本可用）'
  const head = { at: shanghaiNow(), base: side.url, appid: side.appid, account }
  return intoReport(dir, head, (keep) => runCases(side.far, side.talk, keep)).finally(() => side.close())
}

async function onAccount({ env, dir, ask, say }: Acceptance): Promise<Done> {
  const { far, config } = realSide(env, say)
  const [base, appid] = [config.WECHAT_BASE, config.WECHAT_MP_APPID ?? '']
  say(`将通过 ${base} 用服务号 ${appid} 给测试人发大约 10 条消息，全程约 25 分钟。`)
  const account = await ask('账号类型（认证服务号、测试号……）：')
  const head = { at: shanghaiNow(), base, appid, account }
  return intoReport(dir, head, (keep) => runCases(far, talkOf(ask, say), keep))
}

async function intoReport(
  dir: string,
  head: ReportHead,
  run: (keep: (results: readonly CaseResult[]) => void) => Promise<CaseResult[]>,
): Promise<Done> {
  mkdirSync(dir, { recursive: true })
  const file = newName(dir, head.at.slice(0, 10))
  const results = await run((sofar) => writeFileSync(file, reportOf(head, sofar)))
  return { file, results }
}

/** Never over an older report: answers of a real account are not to be had again for nothing. */
function newName(dir: string, day: string): string {
  const name = (n: number) => path.join(dir, `wechat-acceptance-${day}${n === 1 ? '' : `-${n}`}.md`)
  let n = 1
  while (existsSync(name(n))) n += 1
  return name(n)
}

function shanghaiNow(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
