import type { Matter } from '@mingdu/shared/matters/matters.schema'

export interface Recipients {
  /** Named handlers of the leaves. */
  handlers: number
  /** Orgs with a leaf that names no handler: their heads are told. */
  orgsWithoutHandler: string[]
  supervisors: number
  total: number
}

/** Who is told at 派单: everyone who has to act, once each, and the supervising officer. */
export function recipientsOf({ tree, supervisor }: Pick<Matter, 'tree' | 'supervisor'>): Recipients {
  const leaves = tree.filter((task) => task.leaf && task.state !== 'cancelled')
  const handlers = new Set(leaves.flatMap((task) => (task.handler ? [task.handler.id] : [])))
  const orgs = new Map(leaves.filter((task) => !task.handler).map((task) => [task.org.id, task.org.name]))
  const supervisors = handlers.has(supervisor.id) ? 0 : 1
  return {
    handlers: handlers.size,
    orgsWithoutHandler: [...orgs.values()],
    supervisors,
    total: handlers.size + orgs.size + supervisors,
  }
}

/** `将向 5 人发消息：承办人 3 人、单位负责人 1 人、督查员 1 人。` */
export function recipientsText(recipients: Recipients): string {
  const { handlers, orgsWithoutHandler, supervisors, total } = recipients
  const parts = [
    handlers > 0 && `承办人 ${handlers} 人`,
    orgsWithoutHandler.length > 0 &&
      `单位负责人 ${orgsWithoutHandler.length} 人（${orgsWithoutHandler.join('、')}没有指定承办人）`,
    supervisors > 0 && `督查员 ${supervisors} 人`,
  ]
  return `将向 ${total} 人发消息：${parts.filter(Boolean).join('、')}。`
}
