import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Page } from '@mingdu/shared/kernel/page'
import { findPage } from '../../db/page'
import { MatterModel, type MatterDoc } from './matters.model'

/** No more of a matter is read for the public than it may see. */
const PUBLIC = {
  no: 1,
  title: 1,
  regionId: 1,
  leadOrgId: 1,
  'closing.notice': 1,
} as const

export type NoticedDoc = Pick<MatterDoc, '_id' | 'no' | 'title' | 'regionId' | 'leadOrgId'> & {
  closing: { notice: { from: PlainDate; until: PlainDate } }
}

interface NoticesQuery {
  today: PlainDate
  /** null: of every region. */
  regionIds: readonly string[] | null
  cursor?: string | undefined
  limit: number
}

const NEWEST = [
  ['closing.notice.from', -1],
  ['_id', -1],
] as const

/** Matters whose notice runs today, the newest first. */
export function listNoticed({ today, regionIds, ...page }: NoticesQuery): Promise<Page<NoticedDoc>> {
  const region = regionIds === null ? {} : { regionId: { $in: [...regionIds] } }
  return findPage<NoticedDoc>(
    MatterModel as never,
    { ...noticedOn(today), ...region },
    { ...page, sort: NEWEST, projection: PUBLIC },
  )
}

/** How many run today in each region. */
export async function noticedByRegion(today: PlainDate): Promise<{ regionId: string; n: number }[]> {
  const groups = await MatterModel.collection
    .aggregate<{ _id: string; n: number }>([
      { $match: noticedOn(today) },
      { $group: { _id: '$regionId', n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ regionId: _id, n }))
}

function noticedOn(today: PlainDate) {
  return {
    state: 'noticed',
    'closing.notice.from': { $lte: today },
    'closing.notice.until': { $gte: today },
    // what is kept from somebody is not put where they read it
    'keptFrom.0': { $exists: false },
  }
}
