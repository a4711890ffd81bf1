import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { useRouter } from '../../../platform/page-hooks'
import { useRecordId } from '../../../platform/use-record-id'

/** The power of the page's address or of a scanned code, in the version asked for or the one in force. */
export function usePower() {
  const id = useRecordId('power')
  const { no: asked } = useRouter().params
  const [no, setNo] = useState<number | null>(Number(asked) > 0 ? Number(asked) : null)
  const record = useRecord<PublicPower>(
    () => api.powers.publicGet({ params: { id }, query: no === null ? {} : { no } }),
    `${id} ${no ?? ''}`,
  )
  return { ...record, id, setNo }
}
