import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import { api } from '../../../api/client.gen'
import { useRecord, type Loaded } from '../../../api/use-record'

/**
 * 群众核验 of a matter in numbers, and in `stops` why 销号 cannot be approved now: a sentence of the rule that refuses it when
 * it is sent. Nothing is asked for where it is not wanted.
 */
export function useConfirmed(matterId: string, wanted = true): Loaded<Confirmations | null> {
  const fetch = async () => (wanted ? api.confirmations.get({ params: { id: matterId } }) : null)
  return useRecord(fetch, wanted ? matterId : '')
}
