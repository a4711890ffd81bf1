import { useRef } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { asApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { useDidShow, useRouter } from '../../platform/page-hooks'

/** The task of the page's address, fetched again whenever the page comes back into view. */
export function useTask(fetch: (id: string) => Promise<Task> = taskById) {
  const id = useRouter().params['id'] ?? ''
  const record = useRecord(() => fetch(id), id)
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) void record.reload()
    seen.current = true
  })
  return { id, ...record }
}

/** A card names the report it is about, a list the task: the page of verification takes either. */
export async function taskOfReport(id: string): Promise<Task> {
  try {
    return await api.tasks.ofReport({ params: { id } })
  } catch (thrown) {
    if (asApiError(thrown).status !== 404) throw thrown
    return taskById(id)
  }
}

function taskById(id: string): Promise<Task> {
  return api.tasks.get({ params: { id } })
}
