import type { RevealField } from '@mingdu/shared/cases/reveal.rules'
import { createLimit } from '../../db/limits'
import { Refused } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { CaseDoc, SealedText } from './cases.repo'

/** Full values a person may open, by account: 60 acts an hour. */
export const revealLimit = createLimit(
  { keyPrefix: 'reveal', points: 60, duration: 3600 },
  (retryMs) => new Refused('case.reveal-too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

/** The full values of an applicant, '' where the case has none. Each field once. */
export function revealed(
  { applicant }: CaseDoc,
  fields: readonly RevealField[],
  box: SealBox,
): { field: RevealField; value: string }[] {
  return [...new Set(fields)].map((field) => {
    const sealed = SEALED[field](applicant)?.sealed ?? ''
    return { field, value: sealed === '' ? '' : box.open(sealed) }
  })
}

const SEALED: Record<RevealField, (applicant: CaseDoc['applicant']) => SealedText | undefined> = {
  name: ({ name }) => name,
  idNumber: ({ idNumber }) => idNumber,
  phone: ({ phone }) => phone,
  address: ({ address }) => address,
  agentName: ({ agent }) => agent?.name,
  agentIdNumber: ({ agent }) => agent?.idNumber,
}
