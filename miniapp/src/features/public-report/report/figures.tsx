import { View } from '@tarojs/components'
import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import {
  CLUE_COUNTS,
  OTHER_COUNTS,
  type ClueCount,
  type OtherCount,
  type ReportKind,
  type ReportRate,
} from '@mingdu/shared/public-report/public-report.table'
import { countText, monthText, rateText, sumText } from '@mingdu/shared/public-report/public-report.words'
import type { RateFigure } from '@mingdu/shared/kernel/rate-figures'
import { useState } from 'react'
import { Caliber } from '../../../components/caliber/caliber'
import { Pills } from '../../../components/pills/pills'
import { Section } from '../../../components/section/section'

const COUNTS = Object.keys(CLUE_COUNTS) as ClueCount[]
const OTHERS = Object.keys(OTHER_COUNTS) as OtherCount[]
const RATES = ['inTime', 'solved', 'satisfied'] as const satisfies readonly ReportRate[]

/** Every figure of the months together, or of one of them, with its 口径; what is not of a kind only beside all. */
export function Figures({ report: { months, totals }, kind }: { report: PublicReport; kind: ReportKind }) {
  const [picked, pick] = useState('')
  const one = months.find(({ month }) => month === picked)
  const pills = [{ key: '', text: '合计' }, ...months.map(({ month }) => ({ key: month, text: month }))]
  const { counts, rates } = totals.kinds[kind]
  return (
    <>
      <Section className="report-figures" title="各项数字" aside={one ? monthText(picked) : '合计'}>
        <Pills
          className="report-pick"
          label="看合计还是哪个月"
          pills={pills}
          value={picked}
          onChange={pick}
        />
        {COUNTS.map((count) => {
          const { name, unit, definition } = CLUE_COUNTS[count]
          const text = one ? countText(one.kinds[kind][count], unit) : sumText(counts[count], unit)
          return <Figure key={count} name={name} text={text} definition={definition} />
        })}
      </Section>
      {!one && (
        <Section className="report-rates" title="比例" aside="合计">
          {RATES.map((rate) => (
            <Rate key={rate} figure={rates[rate]} />
          ))}
        </Section>
      )}
      {kind === 'all' && (
        <Section className="report-others" title="还有这些" aside={one ? monthText(picked) : '合计'}>
          {OTHERS.map((count) => {
            const { name, unit, definition } = OTHER_COUNTS[count]
            const text = one ? countText(one.others[count], unit) : sumText(totals.others[count], unit)
            return <Figure key={count} name={name} text={text} definition={definition} />
          })}
        </Section>
      )}
    </>
  )
}

function Figure({ name, text, definition }: { name: string; text: string; definition: string }) {
  return (
    <View className="report-figure">
      <View className="report-figure__line">
        <View className="report-figure__k">{name}</View>
        <View className="report-figure__v">{text}</View>
      </View>
      <Caliber text={definition} />
    </View>
  )
}

function Rate({ figure }: { figure: RateFigure }) {
  return <Figure name={figure.name} text={rateText(figure)} definition={figure.definition} />
}
