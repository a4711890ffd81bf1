import { foldedPlaces, foldText } from './search.fold'

/** A piece of a text: what matched, or what stands between. */
export interface Piece {
  text: string
  hit: boolean
}

const BEFORE = 12
const WINDOW = 80

/** A text cut where the words stand; what cannot be seen of a hit (initials) leaves it whole. */
export function highlight(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const [from, to] of spansOf(text, words)) {
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false })
    pieces.push({ text: text.slice(from, to), hit: true })
    done = to
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false })
  return pieces
}

/** A window of a long text around its first hit, with an ellipsis where it was cut. */
export function snippet(text: string, words: readonly string[]): Piece[] {
  if (text.length <= WINDOW) return highlight(text, words)
  const first = spansOf(text, words)[0]?.[0] ?? 0
  const from = wholeChar(text, first > BEFORE ? Math.min(first - BEFORE, text.length - WINDOW) : 0)
  const to = wholeChar(text, Math.min(text.length, from + WINDOW))
  const dots = (cut: boolean): Piece[] => (cut ? [{ text: '…', hit: false }] : [])
  return [...dots(from > 0), ...highlight(text.slice(from, to), words), ...dots(to < text.length)]
}

/** Where the words stand in the text itself; spans that touch or overlap are one. */
function spansOf(text: string, words: readonly string[]): [from: number, to: number][] {
  const folded = foldText(text)
  const places = foldedPlaces(text)
  const found: [number, number][] = []
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([places[at] ?? 0, (places[at + word.length - 1] ?? 0) + 1])
    }
  }
  return joined(found.sort((a, b) => a[0] - b[0]))
}

function joined(spans: readonly [number, number][]): [number, number][] {
  const whole: [number, number][] = []
  for (const [from, to] of spans) {
    const last = whole.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else whole.push([from, to])
  }
  return whole
}

/** Never between the halves of a surrogate pair. */
function wholeChar(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
