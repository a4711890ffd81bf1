import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import type { ImportKind } from '@mingdu/shared/sheets/sheets.states'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiError, asApiError } from '../../api/api-error'
import { queryText } from '../../api/send'
import { postFile, type Upload } from '../../api/upload'
import { WriteKey } from '../../api/use-write'

interface Import {
  kind: ImportKind
  createOrgs: boolean
  file: File
}

/** Sends a table; the same one sent again after a failure without an answer makes no second job. */
export function useSheetUpload(onStarted: (id: string) => void) {
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const running = useRef<Upload<SheetJob> | null>(null)
  const key = useRef(new WriteKey())
  useEffect(() => () => running.current?.cancel(), [])

  const send = async ({ kind, createOrgs, file }: Import) => {
    const path = `/sheets/imports${queryText({ kind, createOrgs: String(createOrgs) })}`
    const content = [path, file.name, file.size, file.lastModified]
    setError(null)
    setShare(0)
    running.current = postFile<SheetJob>(path, file, setShare, key.current.for(content))
    try {
      const job = await running.current.done
      key.current.settle()
      client.setQueryData(['sheets', 'job', job.id], job)
      onStarted(job.id)
    } catch (thrown) {
      const refused = asApiError(thrown)
      if (!refused.mayRetry) key.current.settle()
      setError(plainly(refused))
    }
    setShare(null)
  }

  return {
    /** Share sent, 0 to 1; null while nothing is on its way. */
    share,
    error,
    send: (what: Import) => void send(what),
    cancel: () => running.current?.cancel(),
    forget: () => setError(null),
  }
}

/** What is wrong with the file itself stands in a field of the refusal. */
function plainly(error: ApiError): ApiError {
  const problem = error.fields[0]?.message
  return problem === undefined
    ? error
    : new ApiError(error.status, error.code, `${problem}。`, { requestId: error.requestId })
}
