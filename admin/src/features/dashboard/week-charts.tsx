import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { onTimeOption, overdueOption, type Palette } from './chart-options'
import { dueRange, rateOf, rateText, type Week } from './weeks'

register([LineChart, BarChart, GridComponent, TooltipComponent, SVGRenderer])

/** Two small charts; their figures are in the table behind 看表. */
export function WeekCharts({ weeks }: { weeks: readonly Week[] }) {
  const last = weeks.at(-1)
  const rate = rateText(last ? rateOf(last) : null)
  return (
    <div className="weeks">
      <div className="between small">
        <span className="muted">按时办结率</span>
        <span className="num">
          本周 <b className="strong">{rate}</b>
        </span>
      </div>
      <Chart
        option={(palette) => onTimeOption(weeks, palette)}
        deps={weeks}
        label={`近十二周按时办结率，本周 ${rate}`}
      />
      <p className="small muted num right">每周到期件，n = {dueRange(weeks)}</p>
      <div className="between small" style={{ marginTop: 12 }}>
        <span className="muted">每周末超期未办</span>
        <span className="num">
          本周 <b className="strong">{last?.overdueOpen ?? 0} 件</b>
        </span>
      </div>
      <Chart
        option={(palette) => overdueOption(weeks, palette)}
        deps={weeks}
        label={`近十二周每周末超期未办，本周 ${last?.overdueOpen ?? 0} 件`}
      />
    </div>
  )
}

interface ChartProps {
  option: (palette: Palette) => Record<string, unknown>
  deps: unknown
  label: string
}

/** Drawn again when the colours change or the room does. */
function Chart({ option, deps, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const make = useRef(option)
  make.current = option
  useEffect(() => {
    if (!box.current) return
    const chart: ECharts = init(box.current, null, { renderer: 'svg' })
    const draw = () => chart.setOption(make.current(palette()), true)
    draw()
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(box.current)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      sizes.disconnect()
      theme.disconnect()
      chart.dispose()
    }
  }, [deps])
  return <div ref={box} className="weeks__chart" role="img" aria-label={label} />
}

function palette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: colour('--c-ink'),
    muted: colour('--c-muted'),
    line: colour('--c-line-2'),
    primary: colour('--c-primary'),
    bar: colour('--c-bar-grey'),
    late: colour('--c-bar-red'),
    raised: colour('--c-raised'),
    font: getComputedStyle(document.body).fontFamily,
  }
}
