import type { DirectiveFacts } from '@mingdu/shared/directives/directives.rules'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { directivesOfTasks, passDirective, type DirectiveDoc } from './directives.repo'

export function directiveFacts({ due, received, answered }: DirectiveDoc): DirectiveFacts {
  return { due, received: received ?? null, answered: answered ?? null }
}

/** Which org owes the answer, or gave it. */
export function ownerOf({ org, owner }: Pick<DirectiveDoc, 'org' | 'owner'>): Ref {
  return owner ?? org
}

/**
 * What is not answered goes with its task to the org that answers for it now; the paper goes on naming the org it was
 * issued to. `anew`: other people are there, who have not taken it yet.
 */
export async function passDirectives(
  taskIds: readonly string[],
  to: Ref,
  { at, anew }: { at: Date; anew: boolean },
  tx: Tx,
): Promise<void> {
  for (const doc of await directivesOfTasks(taskIds, tx)) {
    const from = ownerOf(doc)
    if (doc.answered || from.id === to.id) continue
    const received = doc.received ?? null
    await passDirective(doc, { from, to, at, received: received?.by ?? null }, anew ? null : received, tx)
  }
}
