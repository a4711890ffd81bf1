import { periodsToDraft, regularTitle } from '@mingdu/shared/bulletins/bulletins.periods'
import { REGULAR_KINDS, type RegularKind } from '@mingdu/shared/bulletins/bulletins.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { allOrgs } from '../orgs/orgs.service'
import { bulletinOf } from './bulletins.repo'
import { draftBulletin } from './bulletins.service'
import { bulletinFigures } from './figures.service'

const ANY = ['draft', 'issued', 'withdrawn', 'discarded'] as const
const ALL = { category: null, matters: [] }

/**
 * Drafts the 周通报 and 月通报 of every region whose period has ended, from the first working day after it on. What is
 * there already, whoever drafted it and whatever became of it, is left alone: it may be called at any time.
 * @returns how many it drafted
 */
export async function draftRegularBulletins(time: BusinessTime): Promise<number> {
  const [calendar, orgs] = await Promise.all([currentCalendar(), allOrgs()])
  const regions = orgs.filter(({ kind, status }) => kind === 'region' && status === 'active')
  let drafted = 0
  for (const { id } of regions)
    for (const kind of REGULAR_KINDS)
      for (const period of periodsToDraft(kind, plainDate(time.today()), calendar))
        drafted += await draftOnce(id, kind, period, time)
  return drafted
}

/** A region in which nothing is supervised gets none. */
async function draftOnce(
  regionId: string,
  kind: RegularKind,
  period: ReturnType<typeof periodsToDraft>[number],
  time: BusinessTime,
): Promise<number> {
  if (await bulletinOf(regionId, kind, period.from, ANY)) return 0
  const about = { category: null, matterIds: [] }
  const figures = await bulletinFigures({ regionId, kind, period, about }, time)
  if (figures.units.length === 0) return 0
  const prepared = { kind, title: regularTitle(kind, period), period, about: ALL, figures }
  const at = new Date(time.now())
  await inTransaction((tx) => draftBulletin(prepared, regionId, null, at, tx))
  return 1
}
