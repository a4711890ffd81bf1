import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { Page } from '../../../components/page'
import { ErrorState, SkeletonLines, StateBlock } from '../../../components/states'
import { useMatter } from '../matter-queries'
import { TreeEditor } from './tree-editor'
import '../matters.css'

export function TreeEditorPage() {
  const { id = '' } = useParams()
  const matter = useMatter(id)
  const calendar = useWorkCalendar()
  const [epoch, setEpoch] = useState(0)
  const crumbs = [
    { name: '督查事项', to: '/matters' },
    { name: matter.data?.no ?? matter.data?.title ?? '事项', to: `/matters/${id}` },
  ]
  const error = matter.error ?? calendar.error
  return (
    <Page title="分解任务" crumbs={crumbs} rail className="editor-page">
      {error && <ErrorState error={error} retry={() => void matter.refetch()} />}
      {!error && (!matter.data || !calendar.data) && <SkeletonLines lines={10} />}
      {matter.data &&
        calendar.data &&
        (matter.data.allowedActions.includes('edit') ? (
          // the editor keeps the version it began with; a newer one is taken only when asked for
          <TreeEditor
            key={epoch}
            matter={matter.data}
            calendar={calendar.data}
            reload={() => setEpoch((n) => n + 1)}
          />
        ) : (
          <StateBlock
            icon="lock"
            title="现在不能直接修改分解"
            action={<Link to={`/matters/${id}`}>回到事项，申请变更</Link>}
          >
            派单以后，权重和任务的增减要申请变更，由另一人批准后生效；变更前后都留记录。
          </StateBlock>
        ))}
    </Page>
  )
}

function useWorkCalendar() {
  const years = useQuery({ queryKey: ['calendar'], queryFn: () => api.calendar.list(), staleTime: 300_000 })
  const data = useMemo(() => years.data && calendarOf(years.data.items), [years.data])
  return { data, error: years.error }
}

function calendarOf(years: Awaited<ReturnType<typeof api.calendar.list>>['items']): WorkCalendar {
  return {
    years: years.map(({ year, notice, rest, work }) => ({
      year,
      notice,
      rest: rest.map(({ from, to, name }) => ({ from: plainDate(from), to: plainDate(to), name })),
      work: work.map((date) => plainDate(date)),
    })),
  }
}
