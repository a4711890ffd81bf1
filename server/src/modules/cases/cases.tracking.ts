import { normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { LRUCache } from 'lru-cache'
import { createGuesses } from '../../db/limits'
import { Refused } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import { versionPlaces } from '../guides/guides.service'
import { phoneEndMac } from './cases.receive'
import { caseByNo, type CaseDoc } from './cases.repo'

/** Five wrong tries lock a number for an hour. */
const tries = createGuesses(
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
  const doc = await tries.judged(box.mac(`track|${no}`), async () => {
    const known = await caseByNo(no)
    const said = phoneEndMac(no, wanted.phoneEnd, box)
    return sameText(known?.applicant.phoneEndMac ?? box.mac('nobody'), said) ? known : null
  })
  if (!doc) throw new Refused('case.track')
  return doc
}

/** A published version never changes, and many cases are bound to the same. */
const places = new LRUCache<string, GuideContent['places'], CaseDoc['guide']>({
  max: 500,
  fetchMethod: (_key, _stale, { context }) => versionPlaces(context.id, context.no),
})

/** Where to ask and to collect, as the guide said that the case is bound to. */
export async function placesOf({ guide }: Pick<CaseDoc, 'guide'>): Promise<GuideContent['places']> {
  return (await places.fetch(`${guide.id}|${guide.no}`, { context: guide })) ?? []
}
