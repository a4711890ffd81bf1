import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { NoticeForm } from './notice-form'
import { YearView } from './year-view'
import './calendar.css'

/** 工作日历: the years that are loaded, and the way a new notice comes in. */
export function CalendarPage() {
  const calendar = useQuery({ queryKey: ['calendar'], queryFn: () => api.calendar.list() })
  const can = useCan()
  const [pasting, setPasting] = useState(false)
  if (pasting) {
    return (
      <Page title="载入放假通知" crumbs={[{ name: '工作日历', to: '/calendar' }]} className="page">
        <NoticeForm onDone={() => setPasting(false)} />
      </Page>
    )
  }
  return (
    <Page title="工作日历" className="page">
      {calendar.isPending && <SkeletonLines lines={10} />}
      {calendar.isError && <ErrorState error={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.data && (
        <Years
          years={calendar.data.items}
          action={
            can('calendar.write') && (
              <Button type="primary" onClick={() => setPasting(true)}>
                载入放假通知
              </Button>
            )
          }
        />
      )}
    </Page>
  )
}

type Years = Awaited<ReturnType<typeof api.calendar.list>>['items']

function Years({ years, action }: { years: Years; action: React.ReactNode }) {
  const { today } = useMe()
  const newest = [...years].sort((a, b) => b.year - a.year)
  const [chosen, setChosen] = useState(today.slice(0, 4))
  const year = newest.find((y) => String(y.year) === chosen) ?? newest[0]
  const next = Number(today.slice(0, 4)) + 1
  return (
    <>
      <div className="between row--wrap">
        <Tabs
          label="年份"
          active={String(year?.year ?? '')}
          onChange={setChosen}
          items={newest.map((y) => ({ key: String(y.year), name: `${y.year} 年` }))}
        />
        {action}
      </div>
      {!years.some((y) => y.year === next) && (
        <p className="note note--yellow num">
          {next} 年的放假通知还没有载入：落在 {next}{' '}
          年的限期都是暂定，按周末推算；载入后重算，有变动的通知双方。
        </p>
      )}
      {year ? (
        <YearView year={year} today={today} />
      ) : (
        <EmptyState title="还没有载入任何一年">载入国务院办公厅的放假通知后，工作日才准。</EmptyState>
      )}
    </>
  )
}
