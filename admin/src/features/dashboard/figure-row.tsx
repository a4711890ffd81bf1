import type { Figure } from '@mingdu/shared/dashboard/dashboard.api'
import { Link } from 'react-router'
import { Caliber } from '../../components/caliber'
import { spanText } from '../../components/dates'

/** From this age on, in seconds, figures say that they have one. */
const OLD = 5

/** Figures, each with its definition and n; where counting takes long, of when they are. */
export function FigureRow({ figures, age }: { figures: readonly Figure[]; age: number }) {
  return (
    <>
      <section className="stats num" aria-label="数字">
        {figures.map((figure) => (
          <div key={figure.key} className="stat">
            <div className="stat__k">
              {figure.name} <Caliber definition={`${figure.definition}　n = ${figure.n}`} of={figure.name} />
            </div>
            <FigureValue figure={figure} />
            <div className="stat__n">
              <Note figure={figure} />
            </div>
          </div>
        ))}
      </section>
      {age >= OLD && <p className="small muted num">数字和各单位的灯是 {spanText(age)}前的</p>}
    </>
  )
}

/** Where the list behind a figure is. */
const LISTS: Record<string, string> = { unissued: '/matters?plan=unissued' }

function Note({ figure: { key, note, value } }: { figure: Figure }) {
  const list = LISTS[key]
  return list === undefined || value === 0 ? note : <Link to={list}>{note}</Link>
}

function FigureValue({ figure: { value, unit } }: { figure: Figure }) {
  if (value === null) return <div className="stat__v stat__v--few">样本不足</div>
  return (
    <div className="stat__v">
      {unit === '%' ? (value / 10).toFixed(1) : value.toLocaleString('en-US')}
      <small>{unit}</small>
    </div>
  )
}
