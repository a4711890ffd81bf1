import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { FileDoc } from './files.repo'

/** A file as its readers see it: type and size are those of what a download gives. */
export function fileInfo(file: FileDoc): FileInfo {
  return {
    id: String(file._id),
    kind: file.kind,
    name: file.name,
    mime: file.shown.mime,
    size: file.shown.size,
    width: file.width ?? null,
    height: file.height ?? null,
    storedAt: file.storedAt.toISOString(),
  }
}
