/**
 * `npm run import:powers -- FILE [--create-orgs] [--basis TEXT]`: a list of powers into the running system, as the
 * console does it: sign in as a named service account, upload, dry run, commit. Progress goes to stderr; the last line
 * of stdout is the summary as JSON: created, updated, unchanged, failed, findings. Ends with code 1 when it fails.
 *
 * MINGDU_URL (http://127.0.0.1:3000), MINGDU_ACCOUNT (daoru) and MINGDU_PASSWORD say where and as whom; the password may
 * be left out only where the server is a demonstration.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { signIn, type Console } from './lib/console-client'

interface Job {
  id: string
  version: number
  state: string
  progress: { done: number; total: number }
  summary: { created: number; updated: number; unchanged: number; failed: number; findings: number }
  problem: string
}

const POLL_MS = 300
const SHOWN_FINDINGS = 20
const DEFAULT_BASIS = '按公布的权责清单批量导入'

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const { file, createOrgs, basis } = readArguments()
  const bytes = await readFile(file).catch(() => {
    throw new Error(`读不到文件：${file}`)
  })
  const client = await signIn(process.env)
  const checked = await until(client, await upload(client, file, bytes, createOrgs), 'checked', '检查')
  if (checked.summary.findings > 0) await showFindings(client, checked)
  const body = { version: checked.version, basis }
  const started = await client.send<Job>('POST', `/sheets/jobs/${checked.id}/commit`, body)
  const { summary } = await until(client, started, 'committed', '导入')
  process.stdout.write(`${JSON.stringify(summary)}\n`)
}

function readArguments(): { file: string; createOrgs: boolean; basis: string } {
  const options = { 'create-orgs': { type: 'boolean' }, basis: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0)
    throw new Error('用法：npm run import:powers -- 文件.csv 或 文件.xlsx [--create-orgs] [--basis 依据]')
  return { file, createOrgs: values['create-orgs'] ?? false, basis: values.basis ?? DEFAULT_BASIS }
}

function upload(client: Console, file: string, bytes: Buffer, createOrgs: boolean): Promise<Job> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), path.basename(file))
  return client.upload<Job>(`/sheets/imports?kind=powers&createOrgs=${createOrgs}`, form)
}

/** Asks until the job has come so far; tells how far it is. */
async function until(client: Console, job: Job, wanted: string, what: string): Promise<Job> {
  let told = ''
  for (let now = job; ; now = await client.get<Job>(`/sheets/jobs/${job.id}`)) {
    if (now.state === wanted) return now
    if (['failed', 'cancelled', 'undone'].includes(now.state))
      throw new Error(`${what}没有完成：${now.problem || '已被取消'}`)
    const { done, total } = now.progress
    const line = total > 0 ? `${what} ${done} / ${total} 行` : `${what}：等待中`
    if (line !== told) process.stderr.write(`${line}\n`)
    told = line
    await pause(POLL_MS)
  }
}

async function showFindings(client: Console, { id, summary }: Job): Promise<void> {
  const at = `/sheets/jobs/${id}/findings?limit=${SHOWN_FINDINGS}`
  const { items } = await client.get<{ items: { row: number; column: string; message: string }[] }>(at)
  for (const { row, column, message } of items)
    process.stderr.write(`第 ${row} 行${column === '' ? '' : ` ${column} 列`}：${message}\n`)
  const rest = summary.findings - items.length
  if (rest > 0) process.stderr.write(`还有 ${rest} 条问题，可在电脑端“导入导出”里查看。\n`)
}
