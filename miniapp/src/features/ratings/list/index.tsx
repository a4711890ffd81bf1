import type { PublicRating } from '@mingdu/shared/ratings/ratings.schema'
import { RATING_GROUPS, type RatingGroup } from '@mingdu/shared/ratings/ratings.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { Empty } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import { RatedCard } from './rated-card'
import { PublicFigures } from './public-figures'
import './index.scss'

type Shown = RatingGroup | ''
const PILLS: readonly { key: Shown; text: string }[] = [
  { key: '', text: '全部' },
  { key: 'bad', text: RATING_GROUPS.bad },
  { key: 'good', text: RATING_GROUPS.good },
]

/** 好差评: what people said of how their cases were handled, and what became of it; of one unit by `org`. */
export default function RatingsPage() {
  const orgId = useParams()['org'] ?? ''
  const [group, setGroup] = useState<Shown>('')
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  const fetch = (cursor: string | undefined) =>
    api.ratings.publicList({
      query: {
        limit: ROWS,
        ...(orgId === '' ? {} : { orgId }),
        ...(group === '' ? {} : { group }),
        ...(cursor ? { cursor } : {}),
      },
    })
  return (
    <Screen className="ratings-page" title="好差评">
      <PublicFigures orgId={orgId} />
      <Pills className="ratings-group" label="看哪些评价" pills={PILLS} value={group} onChange={setGroup} />
      <PagedList
        what="评价"
        unit="条"
        fetch={fetch}
        filter={`${orgId}|${group}`}
        visit={visit}
        row={(rating: PublicRating) => <RatedCard key={rating.id} rating={rating} />}
        empty={
          <Empty title="还没有评价" text="办件受理、审查、办结后，申请人会收到评价邀请；评价后公开在这里。" />
        }
      />
    </Screen>
  )
}
