import type { WecomSend } from './wecom'

const TITLE_BYTES = 128
const DESCRIPTION_BYTES = 512
const ELLIPSIS = '…'

export interface Textcard {
  title: string
  description: string
  url: string
  btntxt: string
}

/** The text card of a message; longer texts would be cut by the platform, in the middle of a character. */
export function textcardOf({ title, lines, url }: WecomSend): Textcard {
  return {
    title: clipBytes(plain(title), TITLE_BYTES) || '督查通知',
    description: clipBytes(lines.map(plain).filter(Boolean).join('\n'), DESCRIPTION_BYTES) || '请点击查看',
    url,
    btntxt: '查看详情',
  }
}

/** At most so many bytes of UTF-8, cut between characters, with an ellipsis where something was cut. */
export function clipBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character + ELLIPSIS) > max) break
    kept += character
  }
  return kept.trimEnd() + ELLIPSIS
}

/** One line; the description is markup to the platform, so that angle brackets of a title must not begin any. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .trim()
}
