/** What of a file a `Range` header asks for: first and last byte, both included. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * RFC 9110 §14: one range of bytes of a file of `size` bytes. null: the whole file is sent, as it is for a header that
 * asks for several ranges or for something we do not know. `beyond`: the file has nothing there (416).
 */
export function rangeOf(header: string, size: number): ByteRange | 'beyond' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return null
  // `-500`: the last 500 bytes
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first >= size || (from === '' && Number(to) === 0)) return 'beyond'
  return last < first ? null : { first, last }
}
