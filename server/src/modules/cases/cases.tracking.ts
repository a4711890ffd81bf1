import { normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { createLimit } from '../../db/limits'
import { Refused } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import { guideVersion } from '../guides/guides.service'
import { phoneEndMac } from './cases.receive'
import { caseByNo, type CaseDoc } from './cases.repo'

/** Five wrong tries lock a number for an hour. */
const tries = createLimit(
  { keyPrefix: 'track', points: 5, duration: 3600, blockDuration: 3600 },
  (retryMs) => new Refused('case.track-locked', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

/**
 * The case of a number and the last four digits of the phone. A number that does not exist answers, and is locked, as one
 * that does.
 * @throws Refused `case.track`, `case.track-locked`
 */
export async function trackedCase(wanted: { no: string; phoneEnd: string }, box: SealBox): Promise<CaseDoc> {
  const no = normalTrackingNo(wanted.no)
  if (trackingNoProblem(no)) throw new Refused('case.track')
  // a try is spent before it is judged: many at once are counted each
  const key = box.mac(`track|${no}`)
  await tries.spend(key)
  const doc = await caseByNo(no)
  const right = sameText(
    doc?.applicant.phoneEndMac ?? box.mac('nobody'),
    phoneEndMac(no, wanted.phoneEnd, box),
  )
  if (!doc || !right) throw new Refused('case.track')
  await tries.clear(key)
  return doc
}

/** Where to ask and to collect, as the guide said that the case is bound to. */
export async function placesOf({ guide }: Pick<CaseDoc, 'guide'>): Promise<GuideContent['places']> {
  return (await guideVersion(guide.id, guide.no))?.places ?? []
}
