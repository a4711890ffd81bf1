import { Fragment } from 'react'
import { CLUE_COUNTS, OTHER_COUNTS, REPORT_RATES } from '@mingdu/shared/public-report/public-report.table'

const FIGURES = [CLUE_COUNTS, OTHER_COUNTS, REPORT_RATES].flatMap((table) =>
  Object.values<{ name: string; definition: string }>(table),
)

/** How every figure is made, in the words that the public reads and the second sheet of the file holds. */
export function Definitions() {
  return (
    <section className="panel public-report__definitions" aria-label="口径">
      <div className="panel__h">
        <h2>口径</h2>
      </div>
      <dl className="panel__b facts">
        {FIGURES.map(({ name, definition }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{definition}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
