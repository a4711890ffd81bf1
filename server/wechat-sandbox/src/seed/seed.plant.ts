import type { Sandbox } from '../sandbox'
import { settingsOf } from '../settings'
import { upsertPerson } from '../state/people'
import { own, type Person } from '../state/state.types'

/** At the start: people of the seed whom the kept state does not know, and the faults of the seed. */
export function plantSeed(sandbox: Sandbox): void {
  const { config, faults, store } = sandbox
  const missing = config.people.filter(({ key }) => own(store.state.people, key) === undefined)
  for (const person of missing) upsertPerson(store.state, config.accounts, person, config.now())
  for (const { match, times, act } of config.faults) faults.add(match, times, act)
}

/** Everything as on the first start, business time excepted; `people` are put back before the seed. */
export function resetToSeed(sandbox: Sandbox, people: Record<string, Person> | null): void {
  const { config, store } = sandbox
  sandbox.clock.set(0)
  sandbox.random.restart()
  sandbox.faults.clear()
  sandbox.log.clear()
  sandbox.media.clear()
  sandbox.events.clear()
  Object.assign(sandbox.settings, settingsOf(config))
  store.reset()
  sandbox.quotas.restart()
  if (people !== null) store.state.people = people
  plantSeed(sandbox)
}
