import type { Guide, GuideRow } from '@mingdu/shared/guides/guides.schema'
import type { GuideState } from '@mingdu/shared/guides/guides.states'

/** States in blue only where the public sees something. */
export const STATE_TAGS: Record<GuideState, string> = {
  draft: 'tag',
  published: 'tag tag--blue',
  retired: 'tag tag--off',
}

/** `第 3 版 · 2026-10-15 起`; nothing was published yet: `还没有发布过`. */
export function versionText({ no, from }: Pick<GuideRow, 'no' | 'from'>): string {
  if (no === 0) return '还没有发布过'
  return from === null ? `第 ${no} 版` : `第 ${no} 版 · ${from} 起`
}

/** What stands on a file that is kept: 城镇污水排入排水管网许可-第3版.png. */
export function fileNameOf({ title, no }: Pick<Guide, 'title' | 'no'>, more: string): string {
  return `${title.replace(/[\\/:*?"<>|\s]/g, '')}-第${no}版${more}`
}
