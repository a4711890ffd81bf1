import type { ActInput, ActName } from '../../server/src/modules/cases/cases.acts'
import type { CaseDoc } from '../../server/src/modules/cases/cases.repo'
import type { Random } from './random'

/** One thing that happens to a case, some working days after the one before. */
export type Step =
  | { [A in ActName]: { after: number; act: A; input: ActInput<A> } }[ActName]
  | { after: number; act: 'silence' }
  | { after: number; act: 'specialOver' }

/** How a case goes: shares as an ordinary window has them; what comes after today has not happened yet. */
export function planOf(random: Random, doc: CaseDoc): Step[] {
  const entry = entrySteps(random, doc)
  if (entry.at(-1)?.act !== 'accept' && entry.at(-1)?.act !== 'silence') return entry
  return [...entry, ...reviewSteps(random, doc)]
}

function entrySteps(random: Random, { materials }: CaseDoc): Step[] {
  const roll = random.next()
  if (roll < 0.03)
    return [step(random.between(0, 3), 'refuse', { ground: 'notOurs', reason: '演示：不属于本机关职权范围' })]
  if (roll < 0.05) return [step(random.between(0, 4), 'withdraw', { reason: '演示：申请人不再办理' })]
  // after five working days of silence the law accepts
  if (roll < 0.06) return [{ after: 6, act: 'silence' }]
  const accept = step(random.between(0, 2), 'accept', { deferred: [] })
  if (roll < 0.18) {
    const known = random.chance(0.9) ? materials[0] : undefined
    const demand = { materialKey: known?.key ?? null, text: known ? `请补交${known.name}` : '请补充情况说明' }
    const ask = step(random.between(0, 4), 'askCorrection', { demands: [demand] })
    if (random.chance(0.05)) return [ask, step(30, 'terminate', { reason: '演示：逾期没有补正' })]
    const given = known ? [{ key: known.key, given: 'paper' as const, fileIds: [] }] : []
    return [ask, step(random.between(1, 10), 'correct', { materials: given }), accept]
  }
  return [accept]
}

function reviewSteps(random: Random, { promisedDays, certificate }: CaseDoc): Step[] {
  const begin = step(random.between(0, 1), 'startReview', {})
  const days = random.chance(0.93) ? random.next() * 0.9 : 1 + random.next() * 0.8
  const left = Math.max(0, Math.round((promisedDays ?? 10) * days) - begin.after)
  const roll = random.next()
  if (roll < 0.015) return [begin, step(random.between(0, 5), 'withdraw', { reason: '演示：申请人撤回' })]
  if (roll < 0.022) return [begin, step(left, 'terminate', { reason: '演示：申请人已经注销' })]
  if (roll < 0.03) {
    const reason = '演示：由上级机关决定'
    return [begin, step(random.between(0, 3), 'transfer', { to: '演示市主管部门', reason })]
  }
  // a few lie for ever
  if (roll < 0.033) return [begin]
  const aside = roll < 0.08 ? specialSteps(random) : roll < 0.1 ? [extension()] : []
  const granted = random.chance(0.95)
  const propose = granted ? ('grant' as const) : ('deny' as const)
  const decision = granted
    ? step(random.between(0, 1), 'grant', { text: '演示：符合条件' })
    : step(random.between(0, 1), 'deny', { reason: '演示：不符合法定条件' })
  return [
    begin,
    ...aside,
    step(left, 'sendUp', { propose, opinion: '演示：审查完毕', jointReason: '' }),
    decision,
    ...(granted && certificate ? [step(random.between(0, 2), 'make', { note: '' })] : []),
    step(random.between(0, 6), 'deliver', {
      method: random.pick(['direct', 'post', 'electronic'] as const),
      receiver: '演示·本人',
    }),
  ]
}

function specialSteps(random: Random): Step[] {
  const days = random.between(5, 15)
  const reason = '演示：需要专家评审'
  return [
    step(0, 'startSpecial', { procedure: 'expertReview', days, reason }),
    { after: days + 1, act: 'specialOver' },
  ]
}

function extension(): Step {
  return step(1, 'extend', { days: 5, joint: false, approver: '演示·负责人', reason: '演示：情况复杂' })
}

function step<A extends ActName>(after: number, act: A, input: ActInput<A>): Step {
  return { after, act, input } as Step
}
