import type { SearchHit } from '@mingdu/shared/search/search.api'

/** A text with what matched marked. */
export function Pieces({ of }: { of: SearchHit['title'] }) {
  return (
    <>{of.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>))}</>
  )
}
