import type { CaseFigureRow } from '@mingdu/shared/cases/figures.schema'
import { Chart, type Palette } from '../../components/chart'

/** Received and done as bars, 按时办结率 as a line. */
export function TrendChart({ rows }: { rows: readonly CaseFigureRow[] }) {
  const received = rows.reduce((sum, { balance }) => sum + balance.received, 0)
  const completed = rows.reduce((sum, { balance }) => sum + balance.completed, 0)
  return (
    <Chart
      className="case-trend"
      option={(palette) => trendOption(rows, palette)}
      deps={rows}
      label={`共 ${rows.length} 个时段，收件 ${received} 件，办结 ${completed} 件；数字见下面的明细表`}
    />
  )
}

function trendOption(rows: readonly CaseFigureRow[], c: Palette): Record<string, unknown> {
  const axis = { axisLabel: { color: c.muted, fontSize: 12 }, splitLine: { lineStyle: { color: c.line } } }
  const bar = (name: string, colour: string, of: (row: CaseFigureRow) => number) => ({
    ...{ type: 'bar', name, data: rows.map(of), itemStyle: { color: colour } },
  })
  return {
    animation: false,
    textStyle: { fontFamily: c.font, color: c.muted },
    grid: { left: 48, right: 44, top: 12, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: c.raised,
      borderColor: c.line,
      textStyle: { color: c.ink, fontSize: 12 },
      formatter: (params: readonly { dataIndex: number }[]) => rowText(rows[params[0]?.dataIndex ?? 0]),
    },
    xAxis: {
      type: 'category',
      data: rows.map(({ name }) => (name.length > 7 ? name.slice(5) : name)),
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { show: false },
      axisLabel: { color: c.muted, fontSize: 12 },
    },
    yAxis: [
      { type: 'value', minInterval: 1, splitNumber: 3, ...axis },
      { type: 'value', min: 0, max: 100, interval: 50, ...axis, splitLine: { show: false } },
    ],
    series: [
      bar('收件', c.bar, ({ balance }) => balance.received),
      bar('办结', c.primary, ({ balance }) => balance.completed),
      {
        ...{ type: 'line', name: '按时办结率', yAxisIndex: 1, symbol: 'circle', symbolSize: 5 },
        data: rows.map(({ rates }) => percentOf(rates.onTime?.value)),
        ...{ lineStyle: { width: 2, color: c.late }, itemStyle: { color: c.late } },
      },
    ],
  }
}

function percentOf(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : value / 10
}

function rowText(row: CaseFigureRow | undefined): string {
  if (!row) return ''
  const { balance, rates } = row
  return `${row.name}　收件 ${balance.received}　办结 ${balance.completed}　按时 ${rates.onTime?.text ?? '–'}`
}
