import { useEffect, useState } from 'react'

/** Asked for as one types, from this many characters; a single one only when it is sent by hand. */
export const LEAST = 2
const REST_MS = 300

/** What is typed, and what is searched for: the same once the typing has rested. */
export function useQuery(first: string) {
  const [text, setText] = useState(first)
  const [asked, setAsked] = useState(first.trim())
  useEffect(() => {
    const clean = text.trim()
    if (clean === '') return setAsked('')
    if (clean.length < LEAST) return undefined
    const timer = setTimeout(() => setAsked(clean), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  /** Now, however short: the search key of the keyboard, a word of the history, a hint. */
  const ask = (wanted: string) => {
    setText(wanted)
    setAsked(wanted.trim())
  }
  return { text, setText, asked, ask }
}
