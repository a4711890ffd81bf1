import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { RATING_STAGES } from '@mingdu/shared/ratings/ratings.states'
import { open, PAGES } from '../../platform/navigate'
import { Row } from '../rows/row'
import { Section } from '../section/section'

/** 好差评: the stages the applicant was asked about, what waits first; nothing while none was. */
export function TrackedRatings({ found: { ratings } }: { found: Pick<TrackedCase, 'ratings'> }) {
  if (ratings.length === 0) return null
  const waiting = ratings.filter(({ state }) => state !== 'answered')
  const answered = ratings.filter(({ state }) => state === 'answered')
  return (
    <Section className="tracked-ratings" title={waiting.length > 0 ? '请评价办得怎么样' : '您的评价'}>
      {[...waiting, ...answered].map(({ stage, state, token }) => (
        <Row
          key={stage}
          className="row--lined tracked-rate"
          title={`${RATING_STAGES[stage]}环节`}
          sub={[state === 'answered' ? '看评价和整改，期限内可以改一次' : '经办人看不到是谁评的']}
          aside={state === 'answered' ? '已评价' : '去评价'}
          onTap={() => open(PAGES.rate, { t: token })}
        />
      ))}
    </Section>
  )
}
