import type { Palette } from '../../components/chart'
import { rateOf, rateText, type Week } from './weeks'

/** The on-time rate as a line; a week in which nothing was due is a gap. */
export function onTimeOption(weeks: readonly Week[], c: Palette): Record<string, unknown> {
  const rates = weeks.map(rateOf)
  const known = rates.filter((rate) => rate !== null)
  // the axis starts at a round figure below the lowest week, so that movement shows
  const floor = Math.max(0, Math.floor(Math.min(900, ...known) / 100) * 10 - 10)
  return {
    ...frame(weeks, c, (i) => `${rateText(rates[i] ?? null)}（${weeks[i]?.onTime} / ${weeks[i]?.due} 件）`),
    yAxis: { ...valueAxis(c), min: floor, max: 100, interval: (100 - floor) / 2 },
    series: [
      {
        type: 'line',
        data: rates.map((rate) => (rate === null ? null : rate / 10)),
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 2, color: c.primary },
        itemStyle: { color: c.primary },
      },
    ],
  }
}

/** Open overdue at each week's end as bars, this week in red. */
export function overdueOption(weeks: readonly Week[], c: Palette): Record<string, unknown> {
  const last = weeks.length - 1
  return {
    ...frame(weeks, c, (i) => `${weeks[i]?.overdueOpen} 件`),
    yAxis: { ...valueAxis(c), minInterval: 1 },
    series: [
      {
        type: 'bar',
        barWidth: '64%',
        data: weeks.map((week, i) => ({
          value: week.overdueOpen,
          itemStyle: { color: i === last ? c.late : c.bar },
        })),
      },
    ],
  }
}

function frame(weeks: readonly Week[], c: Palette, text: (i: number) => string): Record<string, unknown> {
  return {
    animation: false,
    textStyle: { fontFamily: c.font, color: c.muted },
    grid: { left: 34, right: 8, top: 10, bottom: 22 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: c.raised,
      borderColor: c.line,
      textStyle: { color: c.ink, fontSize: 12 },
      formatter: (params: readonly { dataIndex: number }[]) => {
        const i = params[0]?.dataIndex ?? 0
        return `${weeks[i]?.label ?? ''}　${text(i)}`
      },
    },
    xAxis: {
      type: 'category',
      data: weeks.map((week) => week.label),
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { show: false },
      axisLabel: { color: c.muted, fontSize: 12, interval: isNamedWeek(weeks.length) },
    },
  }
}

/** The first week, every fourth and this one. */
function isNamedWeek(count: number): (i: number) => boolean {
  return (i) => i === count - 1 || (i % 4 === 0 && i < count - 2)
}

function valueAxis(c: Palette): Record<string, unknown> {
  return {
    type: 'value',
    splitNumber: 2,
    axisLabel: { color: c.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: c.line, opacity: 0.6 } },
  }
}
