import type { Matter } from '@mingdu/shared/matters/matters.schema'

/** A person who may be told, with their unit. */
export interface Reachable {
  id: string
  org: { id: string }
}

/** Everyone who could be told: the active handlers and heads of the region. */
export interface Roster {
  handlers: readonly Reachable[]
  heads: readonly Reachable[]
}

export interface Recipients {
  /** Who is to sign: the named handlers, or everyone of the unit who may sign where none is named. */
  acting: number
  /** Heads of the units that assist and are not told already. */
  assisting: number
  /** The supervising officer, unless they dispatch themselves. */
  officers: number
  orgsWithoutHandler: string[]
  /** Units without a handler and without anyone who may sign: nobody there would be told. */
  orgsWithoutPeople: string[]
}

/** Who is told at 派单, once each. The server decides; this says it before the button is pressed. */
export function recipientsOf(
  { tree, supervisor }: Pick<Matter, 'tree' | 'supervisor'>,
  { handlers, heads }: Roster,
  myId: string,
): Recipients {
  const leaves = tree.filter((task) => task.leaf && task.state !== 'cancelled')
  const idsOf = (people: readonly Reachable[], orgId: string) =>
    people.filter((p) => p.org.id === orgId).map((p) => p.id)
  const open = new Map(leaves.filter((task) => !task.handler).map((task) => [task.org.id, task.org.name]))
  const signers = new Map(
    [...open].map(([id, name]) => [name, [...idsOf(handlers, id), ...idsOf(heads, id)]]),
  )
  const acting = new Set([
    ...leaves.flatMap((task) => (task.handler ? [task.handler.id] : [])),
    ...[...signers.values()].flat(),
  ])
  const assisting = new Set(leaves.flatMap((task) => task.coOrgs.flatMap((org) => idsOf(heads, org.id))))
  return {
    acting: acting.size,
    assisting: [...assisting].filter((id) => !acting.has(id)).length,
    officers: leaves.length === 0 || supervisor.id === myId || acting.has(supervisor.id) ? 0 : 1,
    orgsWithoutHandler: [...open.values()],
    orgsWithoutPeople: [...signers].filter(([, ids]) => ids.length === 0).map(([name]) => name),
  }
}

/** `将向 5 人发消息：承办方 3 人，协办单位负责人 2 人。` */
export function recipientsText({
  acting,
  assisting,
  officers,
  orgsWithoutHandler,
  orgsWithoutPeople,
}: Recipients): string {
  const helpers = assisting > 0 ? `，协办单位负责人 ${assisting} 人` : ''
  const watching = officers > 0 ? '，责任督查员 1 人' : ''
  const open =
    orgsWithoutHandler.length > 0
      ? `${orgsWithoutHandler.join('、')}没有指定承办人，发给该单位负责人和经办人，谁签收谁承办。`
      : ''
  const nobody = orgsWithoutPeople.length > 0 ? `${orgsWithoutPeople.join('、')}还没有能签收的人。` : ''
  return `将向 ${acting + assisting + officers} 人发消息：承办方 ${acting} 人${helpers}${watching}。${open}${nobody}`
}
