import { RATINGS_COUNTED } from '@mingdu/shared/ratings/counted.rules'
import { FigureBar } from '../../components/figure-bar'
import { useAddress } from '../../components/list'
import { RATING_FIGURE_KEYS, type RatingKey } from './rating-list'

/** Which figure the list of ratings stands for, when it was opened by one. */
export function RatingFigureBar({ values }: { values: Partial<Record<RatingKey, string>> }) {
  const change = useAddress()
  const { counted, from, to, orgId, powerId, caseChannel, window } = values
  if (counted === undefined) return null
  const isKnown = Object.hasOwn(RATINGS_COUNTED, counted)
  return (
    <FigureBar
      what="评价"
      name={isKnown ? RATINGS_COUNTED[counted as keyof typeof RATINGS_COUNTED] : counted}
      days={`${from ?? '？'} 至 ${to ?? '？'}邀请的`}
      narrowed={{ orgId, powerId, channel: caseChannel, window }}
      onClear={() =>
        change({ ...Object.fromEntries(RATING_FIGURE_KEYS.map((key) => [key, undefined])), orgId: undefined })
      }
    />
  )
}
