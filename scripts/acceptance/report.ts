import { OPEN_QUESTIONS, type OpenQuestion } from '../../server/src/wechat/contract.questions'
import type { Attempt } from '../../server/src/wechat/contract.far'
import type { CaseResult } from './run-cases'

export interface ReportHead {
  /** `YYYY-MM-DD HH:mm`, Shanghai. */
  at: string
  base: string
  appid: string
  /** What kind of account it is, in the tester's words. */
  account: string
}

/** The dated report, in Markdown: every answer, then what each open question has become. */
export function reportOf(head: ReportHead, results: readonly CaseResult[]): string {
  return [
    '# 微信真号验收记录',
    '',
    `- 时间：${head.at}`,
    `- 平台：${head.base}`,
    `- 服务号：${head.appid}`,
    `- 账号类型：${head.account || '没有填写'}`,
    `- 结论：${summary(results)}`,
    '',
    '## 逐条结果',
    '',
    '| 用例 | 发了什么 | errcode | errmsg | rid | 毫秒 | 手机上看到 | 与产品的假设 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.flatMap(rowsOf),
    '',
    '## 未证实的问题',
    ...OPEN_QUESTIONS.flatMap((question) => answerOf(question, results)),
    '',
  ].join('\n')
}

/** Null: not run. */
export function holds({ one, attempts, skipped }: CaseResult): boolean | null {
  return skipped === null ? one.holds(attempts.map(({ errcode }) => errcode)) : null
}

function summary(results: readonly CaseResult[]): string {
  const verdicts = results.map(holds)
  const count = (verdict: boolean | null) => verdicts.filter((one) => one === verdict).length
  return `${count(true)} 条与假设相符，${count(false)} 条不符，${count(null)} 条没有做`
}

function rowsOf(result: CaseResult): string[] {
  const { one, attempts, skipped, seen } = result
  if (skipped !== null) return [row(one.id, one.title, '—', '—', '—', '—', '—', `没有做：${skipped}`)]
  const verdict = holds(result) ? '相符' : '**不符**'
  return attempts.map((attempt, i) =>
    i === 0
      ? row(one.id, one.title, ...cellsOf(attempt), seen, verdict)
      : row('', '', ...cellsOf(attempt), '', ''),
  )
}

function cellsOf({ errcode, errmsg, rid, ms }: Attempt): string[] {
  return [errcode === null ? '没有可读的应答' : String(errcode), errmsg, rid ?? '—', String(ms)]
}

function answerOf({ id, question, today, where, otherwise }: OpenQuestion, results: readonly CaseResult[]) {
  const answers = results.filter(({ one, skipped }) => one.question === id && skipped === null)
  const found = answers.map(
    (result) =>
      `- ${result.one.id}：${result.attempts.map(({ errcode }) => errcode ?? '无应答').join('、')}` +
      `${result.seen ? `；手机：${plain(result.seen)}` : ''}；${holds(result) ? '与假设相符' : '**与假设不符，要改代码**'}`,
  )
  const none = [`- ${otherwise ?? '本次没有做'}`]
  return [
    '',
    `### ${question}`,
    '',
    ...(found.length > 0 ? found : none),
    `- 产品现在：${today}`,
    `- 代码：${where}`,
  ]
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => plain(cell) || ' ').join(' | ')} |`
}

/** Whatever people type or platforms answer stays inside its cell. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '｜').trim()
}
