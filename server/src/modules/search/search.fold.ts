/**
 * Letters without their dress: NFKC (full width to half width, compatibility forms) and lower case, one UTF-16 unit
 * for one wherever that is possible, so that a place in the folded text is the same place in the text itself.
 */
const UNITS = 65_536

/** Folded unit of a unit; a unit that folds to several stands for itself and is listed in `EXPANDED`. */
export const FOLD = new Uint16Array(UNITS)
const EXPANDED = new Map<number, string>()

for (let unit = 0; unit < UNITS; unit += 1) {
  const folded = foldedUnit(unit)
  if (folded.length === 1) FOLD[unit] = folded.charCodeAt(0)
  else {
    FOLD[unit] = unit
    EXPANDED.set(unit, folded)
  }
}

/** The text with what folds to several units written out: `㎡` as `m2`. Mostly the text itself. */
export function expanded(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    if (EXPANDED.has(text.charCodeAt(i))) return expandedFrom(text, i)
  }
  return text
}

/** Folded text as one string. */
export function foldText(text: string): string {
  return String.fromCharCode(...foldUnits(text))
}

/** Folded text as units. */
export function foldUnits(text: string): Uint16Array {
  const written = expanded(text)
  const units = new Uint16Array(written.length)
  for (let i = 0; i < written.length; i += 1) units[i] = FOLD[written.charCodeAt(i)] as number
  return units
}

/** For every unit of the folded text the unit of the text it came from, and the length of the text at the end. */
export function foldedPlaces(text: string): number[] {
  const places: number[] = []
  for (let i = 0; i < text.length; i += 1) {
    const width = EXPANDED.get(text.charCodeAt(i))?.length ?? 1
    for (let n = 0; n < width; n += 1) places.push(i)
  }
  return [...places, text.length]
}

function expandedFrom(text: string, first: number): string {
  let written = text.slice(0, first)
  for (let i = first; i < text.length; i += 1) {
    written += EXPANDED.get(text.charCodeAt(i)) ?? text.charAt(i)
  }
  return written
}

/** Halves of surrogate pairs stay what they are; NUL, which marks ends inside the index, is a space. */
function foldedUnit(unit: number): string {
  if (unit === 0) return ' '
  const text = String.fromCharCode(unit)
  return unit >= 0xd800 && unit <= 0xdfff ? text : text.normalize('NFKC').toLowerCase()
}
