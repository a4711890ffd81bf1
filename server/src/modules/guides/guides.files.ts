import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import { filesById } from '../files/files.service'

/** 空白表格, 示例样表 and samples of results: every file a guide points to. */
export function fileIdsOf({ materials, results }: Pick<GuideContent, 'materials' | 'results'>): Id[] {
  const ids = [...materials.flatMap((m) => [m.blankFormId, m.sampleId]), ...results.map((r) => r.sampleId)]
  return [...new Set(ids.filter((id): id is Id => id !== null))]
}

/** Names and sizes of the files of some contents, by id. */
export async function guideFiles(
  ...contents: readonly Pick<GuideContent, 'materials' | 'results'>[]
): Promise<Record<Id, Pick<FileInfo, 'name' | 'size' | 'mime'>>> {
  const files = await filesById(contents.flatMap(fileIdsOf))
  return Object.fromEntries([...files].map(([id, { name, size, mime }]) => [id, { name, size, mime }]))
}
