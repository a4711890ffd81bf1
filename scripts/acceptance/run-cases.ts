import { CONTRACT_CASES, type ContractCase } from '../../server/src/wechat/contract.cases'
import type { Attempt, ContractFar } from '../../server/src/wechat/contract.far'

export interface CaseResult {
  one: ContractCase
  attempts: Attempt[]
  /** Why it was not run; null: it was. */
  skipped: string | null
  /** What the tester saw on the phone. */
  seen: string
}

export type Choice = 'run' | 'skip' | 'stop'

/** The tester, or what stands in for the tester in front of a sandbox. */
export interface Talk {
  /** Asked before anything is sent. */
  start(one: ContractCase): Promise<Choice>
  seen(one: ContractCase, attempts: readonly Attempt[]): Promise<string>
}

/** The platform calls two messages to a person within 60 s duplicates, in a way nobody knows exactly. */
const APART_MS = 65_000

/**
 * Runs every case in order. Accepted messages are kept apart, so that no case disturbs the next one.
 * @param keep told all results so far after each case: a run that is cut short keeps its answers
 */
export async function runCases(
  far: ContractFar,
  talk: Talk,
  keep: (results: readonly CaseResult[]) => void = () => {},
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  let stopped = false
  for (const one of CONTRACT_CASES) {
    const lacking: string | null = stopped ? '测试人中止' : (one.lacks?.(far) ?? null)
    const choice: Choice = lacking === null ? await talk.start(one) : 'skip'
    stopped ||= choice === 'stop'
    if (choice === 'run') results.push(await runOne(one, far, talk))
    else results.push({ one, attempts: [], skipped: lacking ?? '测试人跳过', seen: '' })
    keep(results)
    const accepted = results.at(-1)?.attempts.some(({ errcode }) => errcode === 0)
    if (accepted) await far.pass(APART_MS)
  }
  return results
}

async function runOne(one: ContractCase, far: ContractFar, talk: Talk): Promise<CaseResult> {
  const attempts = await one.run(far)
  return { one, attempts, skipped: null, seen: await talk.seen(one, attempts) }
}
