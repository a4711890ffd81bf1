import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { useOpenRecord } from '../../../components/list'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { MonthBar } from './month-bar'
import { firstOf, lastOf, monthAway, monthOr } from './months'
import { ScheduleKey, ScheduleRows } from './schedule-rows'
import type { TaskViewProps } from './view-query'

/** How many months are seen at once, how many lie before the one that is named, and how far a step goes. */
const ZOOMS = {
  month: { word: '月', months: 3, before: 1, step: 1 },
  quarter: { word: '季', months: 12, before: 3, step: 3 },
} as const
type Zoom = keyof typeof ZOOMS

/** 时间表: tasks by matter, each from 派单 to its deadline, with what is verified, planned, paused and marked. */
export function TaskSchedule({ ask, open, onOpen }: TaskViewProps) {
  const { today } = useMe()
  const [asked, setMonth] = useOpenRecord('month')
  const [zoomed, setZoom] = useOpenRecord('zoom')
  const zoom: Zoom = zoomed === 'quarter' ? 'quarter' : 'month'
  const month = monthOr(asked, today)
  const { months, before, step } = ZOOMS[zoom]
  const start = monthAway(month, -before)
  const span = { from: firstOf(start), through: lastOf(monthAway(start, months - 1)) }
  const read = useQuery({
    queryKey: ['tasks', 'schedule', span, ask],
    queryFn: () => api.taskRanges.schedule({ query: { ...ask, ...span } }),
    placeholderData: keepPreviousData,
  })
  const { data } = read
  const cut = data !== undefined && data.shown < data.total
  return (
    <div className="sched" aria-busy={read.isFetching}>
      <MonthBar
        month={month}
        step={step}
        onMonth={(next) => setMonth(next === today.slice(0, 7) ? null : next)}
        said={data === undefined ? '' : `${data.total.toLocaleString('en-US')} 项`}
      >
        <ScheduleKey />
        <span role="group" aria-label="缩放" className="row">
          {(Object.keys(ZOOMS) as Zoom[]).map((key) => (
            <Button
              key={key}
              size="small"
              type={key === zoom ? 'primary' : 'default'}
              aria-pressed={key === zoom}
              onClick={() => setZoom(key === 'month' ? null : key)}
            >
              {ZOOMS[key].word}
            </Button>
          ))}
        </span>
      </MonthBar>
      {cut && (
        <p className="note view-note num" role="status">
          共 {data.total.toLocaleString('en-US')} 项，只显示前 {data.shown} 项。请加条件缩小范围。
        </p>
      )}
      {read.isError && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <SkeletonLines lines={8} />}
      {data?.rows.length === 0 && (
        <EmptyState title="这段时间没有在办的任务">换一段时间，或放宽条件再看。</EmptyState>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ScheduleRows rows={data.rows} span={data} today={data.today} open={open} onOpen={onOpen} />
      )}
    </div>
  )
}
