import { NATIONAL_CALENDAR as calendar } from '@mingdu/shared/kernel/calendar-data'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { ratingLimits } from '@mingdu/shared/ratings/rating-limits.rules'
import {
  isBad,
  type RatingLevel,
  type RatingSource,
  type RatingStage,
} from '@mingdu/shared/ratings/ratings.states'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import mongoose from 'mongoose'
import { inTransaction } from '../../db/connection'
import { putInvitation } from '../ratings/ratings.invitations.repo'
import { openRectification } from '../ratings/ratings.rectify'
import { insertRating, type RectificationDoc } from '../ratings/ratings.repo'
import { markCase } from '../rollups/rollups.service'
import type { CaseDoc } from './cases.model'

/** What was said of a stage that was invited on a day; null: nothing. */
export interface GivenSaid {
  stage: RatingStage
  on: PlainDate
  level: RatingLevel | null
  source?: RatingSource
  /** What became of the 整改 of a 差评. */
  rectification?: Partial<RectificationDoc>
}

/** For tests: a case is asked to be rated, and rated, as the acts of applicant and clock would leave it. */
export async function givenSaid(doc: CaseDoc | undefined, all: readonly GivenSaid[]): Promise<void> {
  if (!doc) throw new Error('no case')
  const at = new Date('2026-01-05T02:00:00.000Z')
  for (const { stage, on, level, source = 'invited', rectification = {} } of all) {
    const about = {
      ...{ caseId: String(doc._id), caseNo: doc.no, title: doc.title, regionId: doc.regionId },
      ...{ caseChannel: doc.channel, window: doc.window },
      ...{ orgId: doc.orgId, power: doc.power, stage, clerk: null, handlerIds: [], raterId: 'r' },
      ...{ rater: { name: '张*', phone: { sealed: '', shown: '' } }, invitedOn: on, took: null },
    }
    await inTransaction(async (tx) => {
      await putInvitation({ ...about, state: 'open', at }, tx)
      // as every change of a case does that invites
      await markCase(about.caseId, at, tx)
      if (level === null) return
      const opens = isBad(level) && source !== 'default'
      const limits = ratingLimits(defaultRules())
      await insertRating(
        {
          ...{ ...about, invitationId: new mongoose.Types.ObjectId().toHexString(), level, source },
          ...{ channel: null, tags: [], text: '', ratedOn: on, ratedAt: at, changed: false },
          rectification: opens
            ? { ...openRectification({ today: on, calendar, limits }), ...rectification }
            : null,
        },
        { at, who: '评价人', what: '评价', note: '' },
        tx,
      )
    })
  }
}
