import { useEffect, useRef } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { asApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { PAGES, startAt } from '../../platform/navigate'
import { useDidShow, useRouter } from '../../platform/page-hooks'
import { idOfScene } from '../../platform/scene'

/** The task of the page's address or of the code that was scanned, fetched again whenever the page comes back into view. */
export function useTask(fetch: (id: string) => Promise<Task> = taskById) {
  const { id: given, scene } = useRouter().params
  const id = given ?? idOfScene('task', scene) ?? ''
  const stray = id === '' && scene !== undefined ? scene : null
  const record = useRecord(() => (stray === null ? fetch(id) : nothing), id)
  useEffect(() => {
    if (stray !== null) startAt(`${PAGES.todo}?scene=${encodeURIComponent(stray)}`)
  }, [stray])
  const seen = useRef(false)
  useDidShow(() => {
    if (seen.current) void record.reload()
    seen.current = true
  })
  return { id, ...record }
}

/** A code that is about something else: the first page finds out what, and this one leaves. */
const nothing = new Promise<never>(() => undefined)

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
