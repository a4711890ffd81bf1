import { forget, store, stored } from '../../../platform/storage'

const KEY = 'mingdu.trackedNo'

/** The number that was last asked for on this phone, where the person ticked that; the four digits never. */
export function rememberedNo(): string | null {
  return stored<string>(KEY)
}

export function keepNo(no: string | null): void {
  if (no === null) forget(KEY)
  else store(KEY, no)
}
