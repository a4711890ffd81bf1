import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { useCallback, useMemo, useState } from 'react'

export interface FileNames {
  nameOf: (id: string) => { name: string; size: number } | null
  add: (file: { id: string; name: string; size: number; mime: string }) => void
}

/** Names of the files a content points to: those the record knows, and those sent since. */
export function useFileNames(files: Guide['files']): FileNames {
  const [sent, setSent] = useState<Guide['files']>({})
  const add: FileNames['add'] = useCallback(
    ({ id, name, size, mime }) => setSent((old) => ({ ...old, [id]: { name, size, mime } })),
    [],
  )
  return useMemo(() => ({ nameOf: (id) => sent[id] ?? files[id] ?? null, add }), [files, sent, add])
}
