import type { CaseFigures, CaseFigureSet, NamedRate } from '@mingdu/shared/cases/figures.schema'
import { Caliber } from '../../components/caliber'
import { countText, RateCard, RateCards } from '../../components/rate-card'
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
    <RateCards name="主要指标">
      {RATES.map((key) => (
        <OwnCard key={key} rate={total.rates[key]} period={total.period} narrowed={narrowed}>
          上期 {rateText(before.rates[key])}　去年同期 {rateText(lastYear.rates[key])}
        </OwnCard>
      ))}
      {(['gross', 'net'] as const).map((key) => {
        const average = total.averages[key]
        return (
          <div key={key} className="rate-card">
            <div className="stat__k">
              {average.name}
              <Caliber of={average.name} definition={average.definition} />
            </div>
            <div className="stat__v">{average.text ?? '–'}</div>
            <div className="stat__n">n = {countText(average.n)}</div>
            <div className="stat__n">
              上期 {before.averages[key].text ?? '–'}　去年同期 {lastYear.averages[key].text ?? '–'}
            </div>
          </div>
        )
      })}
      {reach && [reach.access, reach.usage].map((rate) => <RateCard key={rate.name} rate={rate} />)}
    </RateCards>
  )
}

/** 好差评 of the same cases, with and without defaults. */
export function RatingCards({ figures, narrowed }: { figures: CaseFigures; narrowed: Narrowed }) {
  const { total, before, lastYear } = figures
  return (
    <RateCards name="好差评指标">
      {RATING_RATES.map((key) => (
        <OwnCard key={key} rate={total.ratings[key]} period={total.period} narrowed={narrowed}>
          上期 {rateText(before.ratings[key])}　去年同期 {rateText(lastYear.ratings[key])}
        </OwnCard>
      ))}
    </RateCards>
  )
}

interface OwnCardProps {
  rate: NamedRate | undefined
  period: CaseFigureSet['period']
  narrowed: Narrowed
  children: React.ReactNode
}

/** A rate of the chosen units, with the way to what it counts. */
function OwnCard({ rate, period, narrowed, children }: OwnCardProps) {
  if (!rate) return null
  return (
    <RateCard rate={rate} behind={{ behind: rate.counted, period, narrowed }}>
      {children}
    </RateCard>
  )
}

function rateText(rate: NamedRate | undefined): string {
  return rate?.text ?? '–'
}
