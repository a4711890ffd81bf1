/** Words that mark classified papers: a text that holds one is stopped before it enters (保守国家秘密法). */
export const CLASSIFIED_MARKS = ['绝密', '机密★', '秘密★', '机密级', '秘密级', '内部资料 不得外传'] as const

/** The first classified mark in a text, or null. */
export function classifiedMark(text: string): string | null {
  return CLASSIFIED_MARKS.find((mark) => text.includes(mark)) ?? null
}

/** A text of at most `max` characters (code points), cut with an ellipsis. */
export function clip(text: string, max: number): string {
  const chars = [...text]
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join('')}…`
}

/** `138****8000`, also of what is masked so already; anything else than an 11-digit number is hidden whole. */
export function maskPhone(phone: string): string {
  if (/^\d{3}\*{4}\d{4}$/.test(phone)) return phone
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '****'
}
