import type { Accounts } from '../config'
import type { PersonSeed } from '../state/people'
import { listAt, recordAt, SeedError, textAt, textOr } from './json'

/**
 * `{key, name, title?, phone, unionid?, openids?: {appid: openid}, follows?, blocks?, lastVisit?, wecomUserId?}`;
 * `follows` and `blocks` are flags or lists of appids.
 * @throws SeedError naming the place
 */
export function peopleAt(value: unknown, accounts: Accounts): PersonSeed[] {
  return listAt(value, 'people').map((item, index) =>
    personAt(recordAt(item, `people[${index}]`), accounts, `people[${index}]`),
  )
}

function personAt(input: Record<string, unknown>, { mp, mini }: Accounts, place: string): PersonSeed {
  const openids = recordAt(input.openids ?? {}, `${place}.openids`)
  const openidAt = (appid: string) => textOr(openids[appid], '', `${place}.openids.${appid}`)
  return {
    key: textAt(input.key, `${place}.key`),
    name: textAt(input.name, `${place}.name`),
    title: textOr(input.title, '', `${place}.title`),
    phone: textAt(input.phone, `${place}.phone`),
    follows: concerns(input.follows, mp.appid, `${place}.follows`),
    blocks: concerns(input.blocks, mp.appid, `${place}.blocks`),
    wecomUserId: textOr(input.wecomUserId, '', `${place}.wecomUserId`),
    unionid: textOr(input.unionid, '', `${place}.unionid`),
    openids: { mp: openidAt(mp.appid), mini: openidAt(mini.appid) },
    ...(input.lastVisit === undefined ? {} : { lastVisit: momentAt(input.lastVisit, `${place}.lastVisit`) }),
  }
}

function concerns(value: unknown, appid: string, place: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false
  return listAt(value, place).includes(appid)
}

/** ISO text or epoch milliseconds. */
export function momentAt(value: unknown, place: string): number {
  const at = typeof value === 'string' ? Date.parse(value) : value
  if (typeof at !== 'number' || !Number.isFinite(at)) throw new SeedError(`${place} must be an ISO time`)
  return at
}
