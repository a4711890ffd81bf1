import type { Id } from '@mingdu/shared/kernel/ids'
import { foldText, foldUnits } from './search.fold'
import type { Word } from './search.segment'
import { spell } from './search.spelling'

/** Of an org only what it is found by. */
export interface NamedOrg {
  id: Id
  name: string
  shortName: string
}

/** Names change rarely, and are asked for with every query. */
const known = new Map<string, { folded: string; initials: string }>()
const MOST_KNOWN = 20_000

const SPELLED = /^[a-z0-9]{2,}$/

/** A folded word as segments look for it. */
export function wordFor(word: string, orgs: readonly NamedOrg[]): Word {
  const spelled = SPELLED.test(word)
  return { units: foldUnits(word), spelled, orgIds: orgsNamedLike(word, spelled, orgs) }
}

/** Orgs that are named like a word, or whose initials hold it. */
function orgsNamedLike(word: string, spelled: boolean, orgs: readonly NamedOrg[]): ReadonlySet<Id> {
  const alike = orgs.filter(({ name, shortName }) => {
    const { folded, initials } = namesOf(`${name} ${shortName}`)
    return folded.includes(word) || (spelled && initials.includes(word))
  })
  return new Set(alike.map(({ id }) => id))
}

function namesOf(text: string): { folded: string; initials: string } {
  const found = known.get(text)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const names = { folded: foldText(text), initials: spell(text).initials }
  known.set(text, names)
  return names
}
