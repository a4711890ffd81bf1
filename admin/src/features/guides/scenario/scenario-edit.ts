import type { GuideContent, Scenario } from '@mingdu/shared/guides/guides.schema'
import { freeKey, replaced } from '../editor/lists'

export type Question = Scenario['questions'][number]
export type Answer = Question['options'][number]

/** Where an answer leads: to the end, to a refusal, or to another question by its key. */
export type Leads = { to: 'end' } | { to: 'stop' } | { to: 'new' } | { to: 'question'; key: string }

const STOP_TEXT = '不符合办理条件。'

export function withQuestion(scenario: Scenario): [Scenario, string] {
  const key = freeKey('q', scenario.questions)
  const question: Question = { key, text: '', options: [answer([], '是'), answer([{ key: 'o1' }], '否')] }
  return [{ first: scenario.first ?? key, questions: [...scenario.questions, question] }, key]
}

/** Without a question; answers that led to it end there, and the next in line is asked first. */
export function withoutQuestion(scenario: Scenario, key: string): Scenario {
  const questions = scenario.questions
    .filter((q) => q.key !== key)
    .map((q) => ({ ...q, options: q.options.map((o) => (o.next === key ? { ...o, next: null } : o)) }))
  return { first: scenario.first === key ? (questions[0]?.key ?? null) : scenario.first, questions }
}

export function patchQuestion(scenario: Scenario, i: number, patch: Partial<Question>): Scenario {
  return { ...scenario, questions: replaced(scenario.questions, i, patch) }
}

export function patchAnswer(scenario: Scenario, q: number, o: number, patch: Partial<Answer>): Scenario {
  const question = scenario.questions[q]
  return question ? patchQuestion(scenario, q, { options: replaced(question.options, o, patch) }) : scenario
}

export function withAnswer(scenario: Scenario, q: number): Scenario {
  const options = scenario.questions[q]?.options ?? []
  return patchQuestion(scenario, q, { options: [...options, answer(options, '')] })
}

/** Leads an answer elsewhere; `new` makes the question it leads to. */
export function lead(scenario: Scenario, q: number, o: number, leads: Leads): Scenario {
  if (leads.to === 'end') return patchAnswer(scenario, q, o, { next: null, stop: '' })
  if (leads.to === 'stop') return patchAnswer(scenario, q, o, { next: null, stop: STOP_TEXT })
  if (leads.to === 'question') return patchAnswer(scenario, q, o, { next: leads.key, stop: '' })
  const [grown, key] = withQuestion(scenario)
  return patchAnswer(grown, q, o, { next: key, stop: '' })
}

export function leadsOf({ next, stop }: Answer): Leads {
  if (stop !== '') return { to: 'stop' }
  return next === null ? { to: 'end' } : { to: 'question', key: next }
}

/** An answer asks for these materials; one that was asked of everyone is from now on selected by answers. */
export function selectMaterials(
  content: GuideContent,
  q: number,
  o: number,
  keys: readonly string[],
): Pick<GuideContent, 'materials' | 'scenario'> {
  const order = content.materials.map((m) => m.key)
  const sorted = [...keys].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return {
    scenario: patchAnswer(content.scenario, q, o, { materials: sorted }),
    materials: content.materials.some((m) => m.always && keys.includes(m.key))
      ? content.materials.map((m) => (keys.includes(m.key) ? { ...m, always: false } : m))
      : content.materials,
  }
}

function answer(options: readonly { key: string }[], label: string): Answer {
  return { key: freeKey('o', options), label, materials: [], next: null, stop: '' }
}
