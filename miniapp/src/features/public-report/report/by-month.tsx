import { View } from '@tarojs/components'
import type { ReportMonth } from '@mingdu/shared/public-report/public-report.api'
import {
  CLUE_COUNTS,
  REPORT_KINDS,
  type ClueCount,
  type ReportKind,
} from '@mingdu/shared/public-report/public-report.table'
import { countText } from '@mingdu/shared/public-report/public-report.words'
import { useState } from 'react'
import { Bar } from '../../../components/bar/bar'
import { Caliber } from '../../../components/caliber/caliber'
import { Pills } from '../../../components/pills/pills'
import { Section } from '../../../components/section/section'
import { spoken } from '../../../components/semantics'

const COUNTS = (Object.keys(CLUE_COUNTS) as ClueCount[]).map((key) => ({ key, text: CLUE_COUNTS[key].name }))

interface ByMonthProps {
  months: readonly ReportMonth[]
  kind: ReportKind
  aside: string
}

/** One figure month by month, the newest first: a table whose numbers stand beside the bars that repeat them. */
export function ByMonth({ months, kind, aside }: ByMonthProps) {
  const [count, setCount] = useState<ClueCount>('received')
  const { name, unit, definition } = CLUE_COUNTS[count]
  const values = months.map((row) => row.kinds[kind][count])
  const most = Math.max(1, ...values.map((value) => value ?? 0))
  return (
    <Section className="report-months" title="一个月一个月看" aside={aside}>
      <Pills className="report-count" label="看哪个数" pills={COUNTS} value={count} onChange={setCount} />
      <View {...spoken('table', `${REPORT_KINDS[kind]}，${name}，按月`)}>
        {months.map(({ month }, i) => (
          <Bar
            key={month}
            className={`report-month-${month}`}
            name={month}
            text={countText(values[i] ?? null, unit)}
            value={values[i] ?? 0}
            most={most}
          />
        ))}
      </View>
      <Caliber text={`${name}：${definition}`} />
    </Section>
  )
}
