import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { defaultRules, type RuleValues } from '@mingdu/shared/rules/rules.table'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { insertRules, newestRules, ruleVersions, type RuleDoc } from './rules.repo'

/** How long a process may go on with values that another process has changed. */
const HOLD_MS = 1000

let held: { rules: Promise<RuleVersion>; readAt: number } | null = null

/** The rules in force; version 0 are the values a place starts with. */
export function currentRules(): Promise<RuleVersion> {
  if (held && Date.now() - held.readAt < HOLD_MS) return held.rules
  const reading = { rules: newestRules().then((doc) => (doc ? versionOf(doc) : FIRST)), readAt: Date.now() }
  held = reading
  reading.rules.catch(forgetRules)
  return reading.rules
}

/** Forgets the held values; called after the commit of a change. */
export function forgetRules(): void {
  held = null
}

/** The rules in force and every version there was, newest first. */
export async function readRules(tx?: Tx): Promise<{ current: RuleVersion; history: RuleVersion[] }> {
  const history = [...(await ruleVersions(tx)).map(versionOf), FIRST]
  return { current: history[0] ?? FIRST, history }
}

/** @throws Refused `version.stale` when someone changed the rules meanwhile */
export async function changeRules(
  change: { version: number; values: RuleValues; note: string },
  actor: Actor,
  time: BusinessTime,
  tx: Tx,
): Promise<RuleVersion> {
  const { current, history } = await readRules(tx)
  refuseStale({ version: current.version, history: history.map(lineOf) }, change.version)
  const doc: RuleDoc = {
    _id: current.version + 1,
    values: { ...change.values },
    changedAt: new Date(time.now()),
    changedBy: { id: actor.id, name: actor.name },
    note: change.note,
  }
  await insertRules(doc, tx)
  return versionOf(doc)
}

const FIRST: RuleVersion = {
  version: 0,
  values: defaultRules(),
  changedAt: '2026-01-01T00:00:00.000Z',
  changedBy: null,
  note: '系统初始值',
}

/** A value that an earlier release did not know has its default; one that this release does not know is left out. */
function versionOf(doc: RuleDoc): RuleVersion {
  const first = defaultRules()
  const keys = Object.keys(first) as (keyof RuleValues)[]
  const values = Object.fromEntries(keys.map((key) => [key, doc.values[key] ?? first[key]])) as RuleValues
  const { changedAt, changedBy, note } = doc
  return {
    version: doc._id,
    values,
    changedAt: changedAt.toISOString(),
    changedBy: { id: changedBy.id, name: changedBy.name },
    note,
  }
}

function lineOf(rules: RuleVersion) {
  const { version, changedAt, changedBy, note } = rules
  return { at: new Date(changedAt), who: changedBy?.name ?? '系统', what: '修改规则', note, version }
}
