import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { useRouter } from '../../../platform/page-hooks'
import { useRecordId } from '../../../platform/use-record-id'

/** The guide of the page's address or of a scanned code, in the version asked for or the newest. */
export function useGuide() {
  const id = useRecordId('guide')
  const { no: asked } = useRouter().params
  const [no, setNo] = useState<number | null>(Number(asked) > 0 ? Number(asked) : null)
  const record = useRecord<PublicGuide>(
    () => api.guides.publicGet({ params: { id }, query: no === null ? {} : { no } }),
    `${id} ${no ?? ''}`,
  )
  return { ...record, id, setNo }
}
