import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { tasksApi } from '@mingdu/shared/tasks/tasks.api'
import { useRef } from 'react'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { useDidShow } from '../../platform/page-hooks'

export type TodoSummary = Response<(typeof tasksApi)['summary']>

/** How much waits, the nearest deadline, and how many of each light; fresh at every visit. */
export function useSummary() {
  const record = useRecord(() => api.tasks.summary(), 'summary')
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) void record.reload()
    seen.current = true
  })
  return record
}
