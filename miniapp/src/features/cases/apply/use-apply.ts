import type { Draft } from '@mingdu/shared/cases/applications.schema'
import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { citizenId } from '../../../api/citizen-session'
import { api } from '../../../api/client.gen'
import { keepCitizen } from '../../../api/use-citizen'
import { useRecord } from '../../../api/use-record'
import { preparedFor } from '../../../components/prepared/prepared'
import { forget, store, stored } from '../../../platform/storage'
import {
  emptyDraft,
  fromServer,
  laterDraft,
  withNumberOf,
  withoutNumber,
  type ApplyDraft,
} from './apply-draft'

/** What an application begins with. */
export interface Beginning {
  guide: PublicGuide
  citizen: Citizen
  draftKey: string
  /** What the form starts from when the phone has nothing of its own. */
  empty: ApplyDraft
  /** When the draft that goes on was saved, milliseconds since the epoch; null for a fresh start. */
  resumedFrom: number | null
}

/** The guide, the citizen and the later of the two drafts. Who is not signed in is stopped on the way, and comes back. */
export function useBeginning(guideId: string) {
  return useRecord<Beginning>(() => begin(guideId), guideId)
}

async function begin(guideId: string): Promise<Beginning> {
  const citizen = await api.citizens.me()
  keepCitizen(citizen)
  const [guide, { draft }] = await Promise.all([
    api.guides.publicGet({ params: { id: guideId }, query: {} }),
    api.applications.draft({ params: { guideId } }),
  ])
  const draftKey = `mingdu.apply.${citizenId()}.${guideId}`
  const resumed = resume(guide, draft, draftKey)
  const empty = emptyDraft(preparedFor(guideId)?.answers ?? {})
  return { guide, citizen, draftKey, empty: resumed ?? empty, resumedFrom: resumed?.savedAt ?? null }
}

function resume({ content }: PublicGuide, draft: Draft | null, draftKey: string): ApplyDraft | null {
  const server = draft && fromServer(content, draft, dateInShanghai(Date.now()))
  const held = stored<ApplyDraft>(draftKey)
  // what an earlier release stored in the clear goes as soon as it is met
  if (held?.principal.idNumber) store(draftKey, withoutNumber(held))
  const later = laterDraft(held && withoutNumber(held), server)
  // the form reads the phone first: a later draft of the server takes that place
  if (later && later === server) store(draftKey, withoutNumber(later))
  return later && withNumberOf(later, server)
}

/** Throws both drafts away. @throws ApiError */
export async function startOver(guideId: string, draftKey: string): Promise<void> {
  await api.applications.dropDraft({ params: { guideId } })
  forget(draftKey)
}
