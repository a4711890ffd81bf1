import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ECharts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([LineChart, BarChart, GridComponent, TooltipComponent, SVGRenderer])

/** Colours of the theme of the moment: echarts does not read CSS variables. */
export interface Palette {
  ink: string
  muted: string
  line: string
  primary: string
  bar: string
  late: string
  raised: string
  font: string
}

interface ChartProps {
  option: (palette: Palette) => Record<string, unknown>
  /** Drawn anew when it is another. */
  deps: unknown
  label: string
  className: string
}

/** A chart; drawn again when the colours change or the room does. Loaded lazily: echarts is large. */
export function Chart({ option, deps, label, className }: ChartProps) {
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
  return <div ref={box} className={className} role="img" aria-label={label} />
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
