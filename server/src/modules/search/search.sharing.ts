import { NumberColumn } from './search.columns'
import type { SearchEntry } from './search.source'

/** Who besides the leading org may see an entry: for kinds that are not public. */
export interface Sharing {
  readonly coOrgIds: readonly string[]
  readonly handlerId: string | null
  /** Units and people an entry is kept from; absent: nobody. */
  readonly keptFrom?: readonly string[]
}

/** With whom entries are shared: few different answers over many rows, a number for each. Number 0 is nobody. */
export interface Sharings {
  of: Uint32Array
  values: readonly Sharing[]
}

export class SharingColumn {
  readonly values: Sharing[] = [{ coOrgIds: [], handlerId: null }]
  readonly numbers = new NumberColumn()
  private readonly known = new Map<string, number>([[keyOf({ coOrgIds: [], handlerId: null }), 0]])

  push({ coOrgIds = [], handlerId = null, keptFrom = [] }: SearchEntry): void {
    const sharing = { coOrgIds, handlerId, ...(keptFrom.length > 0 ? { keptFrom } : {}) }
    const key = keyOf(sharing)
    const number = this.known.get(key) ?? this.values.push(sharing) - 1
    this.known.set(key, number)
    this.numbers.push(number)
  }
}

function keyOf({ coOrgIds, handlerId, keptFrom = [] }: Sharing): string {
  return `${coOrgIds.join()}|${handlerId ?? ''}|${keptFrom.join()}`
}
