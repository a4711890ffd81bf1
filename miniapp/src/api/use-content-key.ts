import { useRef } from 'react'
import { newKey } from './key'

/** The same content goes under the same key, however often it is sent: an answer that was lost counts once. */
export function useContentKey(): (content: string) => string {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    if (last.current.content !== content) last.current = { content, key: newKey() }
    return last.current.key
  }
}
