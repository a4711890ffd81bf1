import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DEMO_ACCOUNTS } from '../../server/wechat-sandbox/src/defaults'
import { CONTRACT_CASES } from '../../server/src/wechat/contract.cases'
import type { ContractFar } from '../../server/src/wechat/contract.far'
import { OPEN_QUESTIONS } from '../../server/src/wechat/contract.questions'
import { acceptance } from './acceptance'
import { talkOf } from './real-side'
import { holds, reportOf } from './report'
import { runCases } from './run-cases'

const dir = mkdtempSync(path.join(os.tmpdir(), 'acceptance-'))
afterAll(() => rmSync(dir, { recursive: true }))

const nobody = async (): Promise<string> => {
  throw new Error('nobody is here to answer')
}
const onSandbox = () => acceptance({ sandbox: true, env: {}, dir, ask: nobody, say: () => {} })

describe('on a sandbox', () => {
  it('runs to the end without asking, and finds every assumption kept', async () => {
    const { file, results } = await onSandbox()
    expect(path.basename(file)).toMatch(/^wechat-acceptance-\d{4}-\d{2}-\d{2}\.md$/)
    expect(results.filter((result) => holds(result) === false).map(({ one }) => one.id)).toEqual([])
    expect(results.filter(({ skipped }) => skipped !== null).map(({ one }) => one.id)).toEqual([
      'short-thing',
    ])
    const seen = (id: string) => results.find(({ one }) => one.id === id)?.seen
    expect([seen('lawful'), seen('thing-21'), seen('repeat')]).toEqual([
      '1 张新卡片',
      '0 张新卡片',
      '2 张新卡片',
    ])
  })

  it('writes a report that answers every open question, names no secret and no openid', async () => {
    const { file, results } = await onSandbox()
    const text = readFileSync(file, 'utf8')
    expect(file).toMatch(/-2\.md$/)
    for (const { question } of OPEN_QUESTIONS) expect(text).toContain(`### ${question}`)
    for (const { id } of CONTRACT_CASES) expect(text).toContain(`| ${id} |`)
    const rids = results.flatMap(({ attempts }) => attempts.flatMap(({ rid }) => rid ?? []))
    expect(rids.length).toBeGreaterThan(8)
    for (const rid of rids) expect(text).toContain(rid)
    expect(text).not.toMatch(/access_token|secret|\bo[\w-]{27}\b/)
    expect(text).not.toContain(DEMO_ACCOUNTS.mp.secret)
  })
})

describe('on an account', () => {
  const answer = { errcode: 40003, errmsg: 'invalid | openid', rid: 'r-1', msgid: null, ms: 12 }
  let sent: object[]
  let far: ContractFar
  beforeEach(() => {
    sent = []
    far = {
      openid: 'o1',
      miniOpenid: null,
      templateId: 't1',
      miniTemplateId: null,
      shortThing: null,
      miniAppid: null,
      page: 'pages/todo/index',
      async post(_account, _path, body) {
        sent.push(body)
        return answer
      },
      loginType: async () => answer,
      pass: async () => {},
    }
  })

  it('sends nothing that the tester skips, and nothing after the tester ends it', async () => {
    const words = ['s', '', '一张卡片', 'q']
    const results = await runCases(
      far,
      talkOf(
        async () => words.shift() ?? '',
        () => {},
      ),
    )
    expect(sent).toHaveLength(1)
    expect(results.map(({ skipped }) => skipped).slice(0, 4)).toEqual([
      '测试人跳过',
      null,
      '测试人跳过',
      '测试人中止',
    ])
    expect(results[1]?.seen).toBe('一张卡片')
  })

  it('without the tester’s openid does not begin', async () => {
    const env = { WECHAT_MP_APPID: 'wx1234567890123456', WECHAT_MP_SECRET: 'hunter22hunter22' }
    const begun = acceptance({ sandbox: false, env, dir, ask: nobody, say: () => {} })
    await expect(begun).rejects.toThrow(/^WECHAT_ACCEPTANCE_OPENID /)
  })

  it('says plainly in the report which assumption was wrong, and why a case was not run', async () => {
    const results = await runCases(far, { start: async () => 'run', seen: async () => '没有\n看到' })
    const text = reportOf({ at: '2026-11-25 14:32', base: 'https://x', appid: 'wx1', account: '' }, results)
    expect(text).toContain(
      '| lawful | 一条完全合规的模板消息 | 40003 | invalid ｜ openid | r-1 | 12 | 没有 看到 | **不符** |',
    )
    expect(text).toContain(
      '| mini-openid | 把小程序的 openid 当成服务号的 | — | — | — | — | — | 没有做：没有测试人在小程序的 openid |',
    )
    expect(text).toContain('**与假设不符，要改代码**')
  })
})
