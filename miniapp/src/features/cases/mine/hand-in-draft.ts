import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { anyUnsent, fileIdsOf, type DraftFile } from '../draft-file'

/** What is being handed in after a notice, or to make good a debt. */
export interface HandInDraft {
  /** Milliseconds since the epoch, the phone's clock. */
  savedAt: number
  materials: Record<string, { given: 'files' | 'paper' | null; files: DraftFile[] }>
}

interface Asked {
  materials: readonly Pick<MyCase['materials'][number], 'key' | 'name'>[]
}

export function emptyHandIn(): HandInDraft {
  return { savedAt: 0, materials: {} }
}

/** What stands in the way of sending it; null when nothing does. What has no choice yet stays as it was. */
export function handInProblem(draft: HandInDraft, { materials }: Asked): string | null {
  const chosen = materials.filter(({ key }) => draft.materials[key]?.given)
  if (chosen.length === 0) return '请至少选一份材料，说明怎么交。'
  for (const { key, name } of chosen) {
    const { given, files } = draft.materials[key] ?? { given: null, files: [] }
    if (given === 'files' && files.length === 0) return `“${name}”还没有上传。`
    if (given === 'files' && anyUnsent(files)) return `“${name}”还有文件没有传成，请等传完，或重传、删除。`
  }
  return null
}

export function handInBody(draft: HandInDraft, { materials }: Asked) {
  return materials.flatMap(({ key }) => {
    const { given, files } = draft.materials[key] ?? { given: null, files: [] }
    return given === null ? [] : [{ key, given, fileIds: given === 'files' ? fileIdsOf(files) : [] }]
  })
}
