import { ensureIndexes } from '../../db/connection'
import { wholeRoster } from '../accounts/accounts.service'
import { allOrgs, forgetOrgs } from '../orgs/orgs.service'
import { DEMO_ORGS, DEMO_PEOPLE } from './demo.people'
import { dropEverything } from './demo.repo'

/**
 * Empties a database in which an earlier load of the demonstration was cut short; an empty one stays as it is.
 * @throws Error when anything in it is not the demonstration's: then nothing is touched
 */
export async function clearHalfLoaded(say: (line: string) => void): Promise<void> {
  const [people, orgs] = await Promise.all([wholeRoster(), allOrgs()])
  if (people.length === 0 && orgs.length === 0) return
  const foreign = [...people.filter(isForeign), ...orgs.filter(({ name }) => !ORG_NAMES.has(name))]
  if (foreign.length > 0) throw new Error(refusal(foreign.map(({ name }) => name)))
  say('上次载入演示数据没有完成：清空后重新载入')
  await dropEverything()
  await ensureIndexes()
  forgetOrgs()
}

const ORG_NAMES = new Set(DEMO_ORGS.map(({ name }) => name))
const PEOPLE = new Set(DEMO_PEOPLE.map(keyOf))

/** By number and name: the administrators of a real place may have the numbers of the demonstration's. */
function isForeign(person: { employeeNo: string; name: string }): boolean {
  return !PEOPLE.has(keyOf(person))
}

function keyOf({ employeeNo, name }: { employeeNo: string; name: string }): string {
  return `${employeeNo}|${name}`
}

function refusal(names: readonly string[]): string {
  const few = names.slice(0, 3).join('、')
  return (
    `这个数据库里有不属于演示的单位或人员（${few}${names.length > 3 ? ` 等 ${names.length} 个` : ''}），` +
    '演示数据没有载入，也没有清空任何内容。请换一个空的数据库，或者不设 DEMO=on。'
  )
}
