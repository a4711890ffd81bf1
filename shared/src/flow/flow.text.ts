/** Width of a text in ems: a Chinese character is one em, a Latin letter or digit a little over half. */
export function textWidth(text: string, widthOf: CharWidth = charWidth): number {
  let sum = 0
  for (const char of text) sum += widthOf(char)
  return sum
}

/** Width of one character in ems, by the letters of the font at hand or by the rule of thumb. */
export type CharWidth = (char: string) => number

/**
 * Breaks a text into lines of at most `ems`. Latin words and numbers stay whole where they fit; closing punctuation
 * hangs at the end of its line rather than beginning the next (GB/T 15834).
 */
export function wrapText(text: string, ems: number, widthOf: CharWidth = charWidth): string[] {
  return text.split('\n').flatMap((part) => wrapLine(part.trim(), ems, widthOf))
}

function wrapLine(text: string, ems: number, widthOf: CharWidth): string[] {
  const lines: string[] = []
  let [line, width] = ['', 0]
  for (const word of wordsOf(text, ems, widthOf)) {
    const more = textWidth(word, widthOf)
    if (line !== '' && width + more > ems && !HANGING.test(word)) {
      lines.push(line.trimEnd())
      ;[line, width] = ['', 0]
    }
    if (line === '' && word.trim() === '') continue
    line += word
    width += more
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

const HANGING = /^[，。、；：！？）》」』”’,.;:!?)\]%]$/

/** Characters, and runs of Latin letters and digits; a run longer than a line is broken like any text. */
function wordsOf(text: string, ems: number, widthOf: CharWidth): string[] {
  const runs = text.match(/[A-Za-z0-9@._/-]+|[\s\S]/gu) ?? []
  return runs.flatMap((run) => (textWidth(run, widthOf) > ems ? [...run] : [run]))
}

function charWidth(char: string): number {
  return (char.codePointAt(0) ?? 0) < 0x2000 ? 0.56 : 1
}
