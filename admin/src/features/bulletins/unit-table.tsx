import type { BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import { LIGHT_ORDER, tenthsText } from '@mingdu/shared/bulletins/bulletins.words'
import { BULLETIN_DEFINITIONS, type BulletinFigure, type Rate } from '@mingdu/shared/bulletins/figures.rules'
import { Caliber } from '../../components/caliber'
import { Light } from '../../components/light'

const RATES = ['onTime', 'onSchedule', 'closed', 'relapsed'] as const satisfies readonly BulletinFigure[]

type Counts = BulletinFigures['total']

/** Each unit with its lights and rates, each rate with its n; the last row is the whole. */
export function UnitTable({ figures: { units, total } }: { figures: BulletinFigures }) {
  const lights = LIGHT_ORDER.filter((light) => light !== 'recovered' || (total.lights.recovered ?? 0) > 0)
  const row = (counts: Counts) => (
    <>
      <td className="r">{counts.inHand}</td>
      {lights.map((light) => (
        <td key={light} className={light === 'red' && (counts.lights.red ?? 0) > 0 ? 'r late-count' : 'r'}>
          {counts.lights[light] === 0 ? <span className="muted">–</span> : counts.lights[light]}
        </td>
      ))}
      {RATES.map((key) => (
        <RateCell key={key} rate={counts[key]} />
      ))}
      <td className="r">
        {counts.overdue}
        <span className="sub">上期 {counts.overdueBefore}</span>
      </td>
    </>
  )
  return (
    <div className="bulletin__scroll" tabIndex={0} role="group" aria-label="各单位情况，可滚动">
      <table className="data-table data-table--dense num">
        <caption className="visually-hidden">各单位在办任务、灯和各项比率</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <Head of="inHand" name="在办" />
            {lights.map((light) => (
              <th key={light} scope="col" className="r">
                <Light light={light} plain />
              </th>
            ))}
            {RATES.map((key) => (
              <Head key={key} of={key} name={BULLETIN_DEFINITIONS[key].name} />
            ))}
            <Head of="overdue" name="期末超期" />
          </tr>
        </thead>
        <tbody>
          {units.map(({ org, counts }) => (
            <tr key={org.id}>
              <th scope="row" className="bulletin__unit">
                <span className="two-lines" title={org.name}>
                  {org.name}
                </span>
              </th>
              {row(counts)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {row(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Head({ of, name }: { of: BulletinFigure; name: string }) {
  return (
    <th scope="col" className="r">
      {name} <Caliber of={name} definition={BULLETIN_DEFINITIONS[of].definition} />
    </th>
  )
}

function RateCell({ rate: { value, n, part } }: { rate: Rate }) {
  return (
    <td className="r" title={`${part} / ${n}`}>
      {value === null ? <span className="muted">–</span> : `${tenthsText(value)}%`}
      {n > 0 && <span className="sub">n={n}</span>}
    </td>
  )
}
