import type { Scope } from '../http/actor'

/** Leaves out what is kept from the reader; `field` holds the id of the matter or task it belongs to. */
export function hiddenFilter({ hidden }: Pick<Scope, 'hidden'>, field: string): Record<string, unknown> {
  return hidden ? { [field]: { $nin: [...hidden] } } : {}
}
