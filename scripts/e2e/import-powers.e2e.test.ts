import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { APP } from './lib/addresses'

let dir: string
beforeAll(() => void (dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-command-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('npm run import:powers', () => {
  it('takes a list, says which rows it cannot take, and prints the summary last', async () => {
    const run = await importPowers(sheet(), [])
    expect(run).toMatchObject({
      code: 0,
      last: { created: 1, updated: 0, unchanged: 0, failed: 1, findings: 1 },
    })
    expect(run.said).toContain('第 3 行 A 列：没有“区端到端局”这个单位')
  })

  it('makes units when told to, and finds nothing new the second time', async () => {
    const run = await importPowers(sheet(), ['--create-orgs'])
    expect(run).toMatchObject({
      code: 0,
      last: { created: 1, updated: 0, unchanged: 1, failed: 0, findings: 1 },
    })
    const again = await importPowers(sheet(), ['--create-orgs'])
    expect(again).toMatchObject({
      code: 0,
      last: { created: 0, updated: 0, unchanged: 2, failed: 0, findings: 0 },
    })
  })

  it('takes the list that comes with the product as it is', async () => {
    const run = await importFile(path.resolve('server/data/powers-demo.csv'), ['--create-orgs'])
    const { created, updated, unchanged, failed } = run.last as Record<string, number>
    expect([run.code, failed]).toEqual([0, 0])
    expect((created ?? 0) + (updated ?? 0) + (unchanged ?? 0)).toBe(844)
  })

  it('says in plain words what it cannot do, with code 1 and nothing on the last line', async () => {
    const wrongPassword = await importPowers(sheet(), [], { MINGDU_PASSWORD: 'not-the-password' })
    expect([wrongPassword.code, wrongPassword.last]).toEqual([1, null])
    const noServer = await importPowers(sheet(), [], { MINGDU_URL: 'http://127.0.0.1:9' })
    expect(noServer).toMatchObject({ code: 1, said: expect.stringContaining('请先启动系统') })
    const noFile = await importFile(path.join(dir, 'none.csv'), [])
    expect(noFile).toMatchObject({ code: 1, said: expect.stringContaining('读不到文件') })
  })
})

/** Two rows under headers by other names: one of a unit that is there, one of a unit that is not. */
function sheet(): string {
  return [
    '责任单位,权力名称,权力编码,类别',
    '区水务局,端到端命令导入许可,E2E-C-0001,行政许可',
    '区端到端局,端到端命令导入确认,E2E-C-0002,行政确认',
  ].join('\n')
}

interface Run {
  code: number
  /** What the last line of stdout says; null when nothing was printed. */
  last: unknown
  /** What went to stderr. */
  said: string
}

function importPowers(text: string, more: string[], env: Record<string, string> = {}): Promise<Run> {
  const file = path.join(dir, '清单.csv')
  writeFileSync(file, text)
  return importFile(file, more, env)
}

function importFile(file: string, more: string[], env: Record<string, string> = {}): Promise<Run> {
  const args = ['--import', 'tsx', 'scripts/import-powers.ts', file, ...more]
  const options = { env: { ...process.env, MINGDU_URL: APP, ...env } }
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, out, said) => {
      const last = out.trim().split('\n').at(-1) ?? ''
      const code = error ? Number(error.code ?? 1) : 0
      resolve({ code, last: last === '' ? null : (JSON.parse(last) as unknown), said })
    })
  })
}
