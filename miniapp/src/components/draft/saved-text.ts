import { clockText } from '../dates'

/** What a form says of its draft: `草稿 14:32:05 已存本机`. */
export function savedText(savedAt: number, full: boolean): string {
  if (full) return '手机存储已满，草稿没有存下。请尽快提交。'
  return savedAt > 0 ? `草稿 ${clockText(savedAt)} 已存本机` : '填写的内容会自动存在本机'
}
