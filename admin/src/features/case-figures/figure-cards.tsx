import type { CaseFigures, CaseFigureSet, NamedRate } from '@mingdu/shared/cases/figures.schema'
import { BehindSide } from '../../components/behind-links'
import { Caliber } from '../../components/caliber'
import type { Narrowed } from './figures-links'

type RateKey = keyof CaseFigureSet['rates']
const RATES: readonly RateKey[] = ['onTime', 'onTimeCommon', 'early', 'enteredLate']
type RatingKey = keyof CaseFigureSet['ratings']
const RATING_RATES: readonly RatingKey[] = [
  'satisfaction',
  'satisfactionWithDefaults',
  'participation',
  'bad',
  'rectified',
  'rectifiedOnTime',
  'contacted',
]

/** Every rate with its n and its 口径, beside the period before and a year ago. */
export function FigureCards({ figures, narrowed }: { figures: CaseFigures; narrowed: Narrowed }) {
  const { total, before, lastYear, reach } = figures
  return (
    <section className="case-cards num" aria-label="主要指标">
      {RATES.map((key) => (
        <RateCard key={key} rate={total.rates[key]} behind={{ period: total.period, narrowed }}>
          上期 {rateText(before.rates[key])}　去年同期 {rateText(lastYear.rates[key])}
        </RateCard>
      ))}
      {(['gross', 'net'] as const).map((key) => {
        const average = total.averages[key]
        return (
          <div key={key} className="case-card">
            <div className="stat__k">
              {average.name}
              <Caliber of={average.name} definition={average.definition} />
            </div>
            <div className="stat__v">{average.text ?? '–'}</div>
            <div className="stat__n">n = {count(average.n)}</div>
            <div className="stat__n">
              上期 {before.averages[key].text ?? '–'}　去年同期 {lastYear.averages[key].text ?? '–'}
            </div>
          </div>
        )
      })}
      {reach && [reach.access, reach.usage].map((rate) => <RateCard key={rate.name} rate={rate} />)}
    </section>
  )
}

/** 好差评 of the same cases, with and without defaults. */
export function RatingCards({ figures, narrowed }: { figures: CaseFigures; narrowed: Narrowed }) {
  const { total, before, lastYear } = figures
  return (
    <section className="case-cards num" aria-label="好差评指标">
      {RATING_RATES.map((key) => (
        <RateCard key={key} rate={total.ratings[key]} behind={{ period: total.period, narrowed }}>
          上期 {rateText(before.ratings[key])}　去年同期 {rateText(lastYear.ratings[key])}
        </RateCard>
      ))}
    </section>
  )
}

interface RateCardProps {
  rate: NamedRate | undefined
  behind?: { period: CaseFigureSet['period']; narrowed: Narrowed }
  children?: React.ReactNode
}

function RateCard({ rate, behind, children }: RateCardProps) {
  if (!rate) return null
  const { name, definition, text, part, n, enough, counted } = rate
  return (
    <div className="case-card">
      <div className="stat__k">
        {name}
        <Caliber of={name} definition={definition} />
      </div>
      <div className={enough ? 'stat__v' : 'stat__v stat__v--few'}>
        {text ?? '–'}
        {!enough && <small>样本不足</small>}
      </div>
      <div className="stat__n">
        {behind ? (
          <>
            <BehindSide {...behind} behind={counted} side="part" n={part} of={name} />
            {' / '}
            <BehindSide {...behind} behind={counted} side="whole" n={n} of={name} />
          </>
        ) : (
          `${count(part)} / ${count(n)}`
        )}
        {`　n = ${count(n)}`}
      </div>
      {children && <div className="stat__n">{children}</div>}
    </div>
  )
}

function rateText(rate: NamedRate | undefined): string {
  return rate?.text ?? '–'
}

export function count(n: number | null): string {
  return n === null ? '–' : n.toLocaleString('en-US')
}
