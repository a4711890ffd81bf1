import type { FileInfo } from '@mingdu/shared/files/files.api'
import { useEffect, useRef, useState } from 'react'
import { asApiError } from '../api/api-error'
import { newIdempotencyKey } from '../api/send'
import { uploadFile, type FileKind } from '../api/upload'
import { sizeText } from './files'

/** A file on its way. `key` is also the Idempotency-Key: sent again, it is stored once. */
export interface Sending {
  key: string
  file: File
  share: number
  error: string | null
}

/** The server's bounds, told before a long upload is refused: bytes. */
const MAX_BYTES: Record<FileKind, number> = {
  photo: 10 * 1024 * 1024,
  attachment: 50 * 1024 * 1024,
  video: 50 * 1024 * 1024,
}

type Change = (update: (files: readonly FileInfo[]) => readonly FileInfo[]) => void

export function useUploads(kind: FileKind, onChange: Change, onBusy?: (busy: boolean) => void) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const cancels = useRef(new Map<string, () => void>())
  const busy = sending.some((item) => item.error === null)
  useEffect(() => onBusy?.(busy), [busy, onBusy])
  useEffect(() => {
    const all = cancels.current
    return () => all.forEach((cancel) => cancel())
  }, [])

  const patch = (key: string, change: Partial<Sending>) =>
    setSending((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)))
  const forget = (key: string) => setSending((list) => list.filter((item) => item.key !== key))

  const start = async ({ key, file }: Sending) => {
    const upload = uploadFile(kind, file, (share) => patch(key, { share }), key)
    cancels.current.set(key, upload.cancel)
    try {
      const stored = await upload.done
      onChange((files) => [...files, stored])
      forget(key)
    } catch (error) {
      patch(key, { error: asApiError(error).message })
    }
    cancels.current.delete(key)
  }

  return {
    sending,
    add: (files: readonly File[]) => {
      const items = files.map((file) => ({
        key: newIdempotencyKey(),
        file,
        share: 0,
        error: tooLarge(kind, file),
      }))
      setSending((list) => [...list, ...items])
      for (const item of items) if (item.error === null) void start(item)
    },
    retry: (item: Sending) => {
      const error = tooLarge(kind, item.file)
      patch(item.key, { error, share: 0 })
      if (error === null) void start(item)
    },
    drop: (item: Sending) => {
      cancels.current.get(item.key)?.()
      forget(item.key)
    },
  }
}

function tooLarge(kind: FileKind, file: File): string | null {
  return file.size > MAX_BYTES[kind]
    ? `文件 ${sizeText(file.size)}，超过了 ${sizeText(MAX_BYTES[kind])} 的上限。`
    : null
}
