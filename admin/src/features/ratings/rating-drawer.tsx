import type { RatingDetail, RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { RATING_STAGES } from '@mingdu/shared/ratings/ratings.states'
import { tookText } from '@mingdu/shared/ratings/ratings.took'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { BreachFacts } from '../../components/breach'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { RatingActs } from './acts/rating-acts'
import { cameText, saidText } from './rating-words'
import { RectificationFacts } from './rectification-facts'

interface DrawerProps {
  id: string
  /** As the list shows it, if it does: a message may lead to one that is pages away. */
  known: RatingRecord | undefined
  onClose: () => void
}

/** One rating, and what is done about it when it is bad. */
export function RatingDrawer({ id, known, onClose }: DrawerProps) {
  const read = useQuery({
    queryKey: ['ratings', 'one', id],
    queryFn: () => api.ratings.get({ params: { id } }),
  })
  const rating = read.data ?? known
  return (
    <Drawer
      title={rating?.title ?? '评价'}
      kicker={rating && `${rating.org.name}　${RATING_STAGES[rating.stage]}环节`}
      onClose={onClose}
    >
      {rating ? (
        <Body rating={rating} breach={read.data?.breach ?? null} />
      ) : read.isError ? (
        <ErrorState error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonLines lines={8} />
      )}
    </Drawer>
  )
}

function Body({ rating, breach }: { rating: RatingRecord; breach: RatingDetail['breach'] }) {
  const { text, ratedOn, changed, caseNo, rater, rectification, history } = rating
  const took = tookText(rating.stage, rating.took)
  return (
    <>
      <dl className="facts num">
        <dt>评价</dt>
        <dd>
          {saidText(rating)}
          {changed && <span className="muted">　改过一次</span>}
        </dd>
        <dt>来源</dt>
        <dd>{cameText(rating)}</dd>
        <dt>日期</dt>
        <dd>{ratedOn}</dd>
        {took !== '' && (
          <>
            <dt>用时</dt>
            <dd>{took}</dd>
          </>
        )}
        <dt>办件</dt>
        <dd>{caseNo ?? '您是经办人，不显示是哪一件'}</dd>
        <dt>评价人</dt>
        <dd>{rater ? `${rater.name}　${rater.phone}` : '不显示；只有回访和监察人员看得到'}</dd>
      </dl>
      {text !== '' && <p className="prewrap rating-acts">{text}</p>}
      {rectification && <RectificationFacts rectification={rectification} />}
      <RatingActs rating={rating} />
      {breach && <BreachFacts breach={breach} />}
      <h3 className="sub-h">经过</h3>
      <Timeline
        items={[...history].reverse().map(({ at, who, what, note }) => ({
          key: at + what,
          head: `${who} ${what}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}
