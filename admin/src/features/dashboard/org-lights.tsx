import type { LightColour } from '@mingdu/shared/kernel/light'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { Link } from 'react-router'
import { Light } from '../../components/light'
import type { Dashboard } from './dashboard-page'

type OrgRow = Dashboard['orgLights'][number]

const COLUMNS = ['red', 'yellow', 'recovered', 'green', 'grey'] as const satisfies readonly LightColour[]
const BAR: Record<LightColour, string> = {
  red: 'var(--c-bar-red)',
  yellow: 'var(--c-bar-yellow)',
  recovered: 'var(--c-bar-yellow)',
  green: 'var(--c-bar-green)',
  grey: 'var(--c-bar-grey)',
}
const BAR_WIDTH = 104

/** Lights of each org; the bar is drawn to the largest org, so lengths compare. */
export function OrgLights({ rows }: { rows: readonly OrgRow[] }) {
  const shown = COLUMNS.filter((light) => light !== 'recovered' || rows.some((row) => row.recovered > 0))
  const largest = Math.max(1, ...rows.map((row) => row.total))
  return (
    <section className="panel dashboard__orgs" aria-label="各单位的灯">
      <div className="panel__h">
        <h2>各单位的灯</h2>
        <small>按超期、预警排序</small>
      </div>
      {rows.length === 0 ? (
        <p className="muted panel__b">还没有派出的任务。</p>
      ) : (
        <div className="dashboard__scroll" tabIndex={0} role="group" aria-label="各单位的灯，可滚动">
          <table className="data-table data-table--dense orgs">
            <caption className="visually-hidden">各单位任务的灯</caption>
            <colgroup>
              <col />
              {shown.map((light) => (
                <col key={light} style={{ width: 54 }} />
              ))}
              <col style={{ width: 40 }} />
              <col style={{ width: BAR_WIDTH + 28 }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">单位</th>
                {shown.map((light) => (
                  <th key={light} scope="col" className="r">
                    <Light light={light} plain />
                  </th>
                ))}
                <th scope="col" className="r">
                  合计
                </th>
                <th scope="col">构成</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.org.id}>
                  <td>
                    <Link
                      to={`/tasks?orgId=${row.org.id}&part=lead&view=open`}
                      className="orgs__name ellip"
                      title={row.org.name}
                    >
                      {row.org.name}
                    </Link>
                  </td>
                  {shown.map((light) => (
                    <Count key={light} light={light} n={row[light]} />
                  ))}
                  <td className="r">{row.total}</td>
                  <td>
                    <Composition row={row} scale={BAR_WIDTH / largest} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">合计</th>
                {shown.map((light) => (
                  <td key={light} className="r">
                    {sumOf(rows, light)}
                  </td>
                ))}
                <td className="r">{sumOf(rows, 'total')}</td>
                <td />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  )
}

function Count({ light, n }: { light: LightColour; n: number }) {
  if (n === 0) return <td className="r muted">–</td>
  return <td className={light === 'red' ? 'r late-count' : 'r'}>{n}</td>
}

/** Grey is drawn hollow; a gap keeps neighbours apart in grey print. */
function Composition({ row, scale }: { row: OrgRow; scale: number }) {
  let x = 0
  const parts = COLUMNS.filter((light) => row[light] > 0).map((light) => {
    const width = Math.max(2, row[light] * scale - 1.5)
    const part = { light, x, width }
    x += width + 1.5
    return part
  })
  const words = COLUMNS.filter((light) => row[light] > 0).map(
    (light) => `${LIGHTS[light].word} ${row[light]}`,
  )
  return (
    <svg width={BAR_WIDTH + 8} height="10" role="img" aria-label={words.join('，')}>
      {parts.map((p) =>
        p.light === 'grey' ? (
          <rect
            key={p.light}
            x={p.x + 0.5}
            y="0.5"
            width={Math.max(1, p.width - 1)}
            height="9"
            fill="none"
            stroke={BAR.grey}
          />
        ) : (
          <rect key={p.light} x={p.x} y="0" width={p.width} height="10" fill={BAR[p.light]} />
        ),
      )}
    </svg>
  )
}

function sumOf(rows: readonly OrgRow[], key: LightColour | 'total'): number {
  return rows.reduce((sum, row) => sum + row[key], 0)
}
