import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import {
  CLUE_COUNTS,
  OTHER_COUNTS,
  REPORT_KINDS,
  type ClueCount,
  type OtherCount,
  type ReportKind,
} from '@mingdu/shared/public-report/public-report.table'
import type { ShownSum } from '@mingdu/shared/public-report/public-report.rules'
import { missingText, UNLISTED } from '@mingdu/shared/public-report/public-report.words'
import { Caliber } from '../../components/caliber'
import { countText } from '../../components/rate-card'

const COUNTS = Object.keys(CLUE_COUNTS) as ClueCount[]
const OTHERS = Object.keys(OTHER_COUNTS) as OtherCount[]

/** The months of a kind, the newest first, below their sum; what is of no kind only beside all of them. */
export function ReportTable({ report, kind }: { report: PublicReport; kind: ReportKind }) {
  const { months, totals } = report
  const others = kind === 'all' ? OTHERS : []
  return (
    <div className="panel public-report__scroll" tabIndex={0} role="group" aria-label="各月数字，可滚动">
      <table className="data-table data-table--dense num">
        <caption className="visually-hidden">{REPORT_KINDS[kind]}，按月</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            {COUNTS.map((count) => (
              <Head key={count} {...CLUE_COUNTS[count]} />
            ))}
            {others.map((count) => (
              <Head key={count} {...OTHER_COUNTS[count]} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="public-report__sum">
            <th scope="row">合计</th>
            {COUNTS.map((count) => (
              <Sum key={count} sum={totals.kinds[kind].counts[count]} />
            ))}
            {others.map((count) => (
              <Sum key={count} sum={totals.others[count]} />
            ))}
          </tr>
          {months.map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              {COUNTS.map((count) => (
                <Cell key={count} n={row.kinds[kind][count]} />
              ))}
              {others.map((count) => (
                <Cell key={count} n={row.others[count]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head({ name, unit, definition }: { name: string; unit: string; definition: string }) {
  return (
    <th scope="col" className="r">
      {name}（{unit}） <Caliber of={name} definition={definition} />
    </th>
  )
}

function Cell({ n }: { n: number | null }) {
  return <td className="r">{n === null ? <span className="muted small">{UNLISTED}</span> : countText(n)}</td>
}

/** What is listed of the months together, and of how many nothing is in it. */
function Sum({ sum: { sum, missing } }: { sum: ShownSum }) {
  if (sum === null) return <Cell n={null} />
  return (
    <td className="r">
      {countText(sum)}
      {missing > 0 && <span className="sub">{missingText(missing)}</span>}
    </td>
  )
}
