import type { Refusal } from '../kernel/refusals'
import { forbidden, isOne, type ActingPerson } from '../tasks/tasks.rules'
import {
  KNOWLEDGE_ACTS,
  KNOWLEDGE_STATES,
  type KnowledgeAct,
  type KnowledgeState,
} from './consultations.states'

export interface KnowledgeFacts {
  state: KnowledgeState
  /** Who wrote what is to be published. */
  authorId: string
}

/** null when the person may do this now, else why not. Nobody publishes what they wrote. */
export function knowledgeRefusal(
  act: KnowledgeAct,
  { state, authorId }: KnowledgeFacts,
  person: ActingPerson,
): Refusal | null {
  if (!person.reach('knowledge.write')) return forbidden('knowledge.write')
  const { name, from } = KNOWLEDGE_ACTS[act]
  if (from[state] === null)
    return { code: 'knowledge.state', details: { state: KNOWLEDGE_STATES[state], action: name } }
  return act === 'publish' && isOne(person, authorId) ? { code: 'knowledge.own' } : null
}

export function allowedKnowledgeActs(facts: KnowledgeFacts, person: ActingPerson): KnowledgeAct[] {
  const acts = Object.keys(KNOWLEDGE_ACTS) as KnowledgeAct[]
  return acts.filter((act) => knowledgeRefusal(act, facts, person) === null)
}

/** An entry says nothing of who asked. `names`: of the asker and their unit. */
export function namesRefusal(texts: readonly string[], names: readonly string[]): Refusal | null {
  const named = names.find((name) => name !== '' && texts.some((text) => text.includes(name)))
  return named === undefined ? null : { code: 'knowledge.names', details: { name: named } }
}

/** Text as it is looked for: full width as half width, lower case. */
export function foldedText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** So much of what was asked must be found in an entry, as pairs of neighbouring characters, for it to be shown. */
const LEAST_SHARE = 0.2

/** The entries that say most of what was asked, at most `n`, the closest first. */
export function closestEntries<T extends { question: string; answer: string }>(
  asked: string,
  entries: readonly T[],
  n: number,
): T[] {
  const pairs = pairsOf(asked)
  if (pairs.size === 0) return []
  const scored = entries.map((entry) => ({ entry, score: scoreOf(pairs, entry) }))
  const close = scored.filter(({ score }) => score >= LEAST_SHARE)
  return close
    .sort((a, b) => b.score - a.score)
    .slice(0, n)
    .map(({ entry }) => entry)
}

/** What stands in the question counts whole, what stands in the answer alone half. */
function scoreOf(
  asked: ReadonlySet<string>,
  { question, answer }: { question: string; answer: string },
): number {
  const [inQuestion, inAnswer] = [pairsOf(question), pairsOf(answer)]
  let sum = 0
  for (const pair of asked) sum += inQuestion.has(pair) ? 1 : inAnswer.has(pair) ? 0.5 : 0
  return sum / Math.min(asked.size, Math.max(inQuestion.size, 1))
}

function pairsOf(text: string): Set<string> {
  const characters = Array.from(foldedText(text).replace(/[\s\p{P}]+/gu, ''))
  return new Set(characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`))
}
