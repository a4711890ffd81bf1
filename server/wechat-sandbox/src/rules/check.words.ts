/** What a content check says of a text or a picture; 100 is the label of harmless things. */
export interface CheckVerdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
  /** the word that was found, or '' */
  keyword: string
}

interface TestWord {
  word: string
  suggest: 'review' | 'risky'
  label: number
}

/** The sandbox's whole dictionary: texts are harmless unless they hold one of these. The first that is found counts. */
export const CHECK_WORDS: readonly TestWord[] = [
  { word: '测试违规词', suggest: 'risky', label: 20006 },
  { word: '测试广告词', suggest: 'risky', label: 10001 },
  { word: '测试政治词', suggest: 'risky', label: 20001 },
  { word: '测试色情词', suggest: 'risky', label: 20002 },
  { word: '测试辱骂词', suggest: 'risky', label: 20003 },
  { word: '测试欺诈词', suggest: 'risky', label: 20008 },
  { word: '测试疑似词', suggest: 'review', label: 21000 },
]

/** ASCII marks in the bytes of a picture or a sound, such as a text chunk of PNG or a comment of JPEG. */
export const MEDIA_MARKS: readonly TestWord[] = [
  { word: 'SANDBOX-RISKY', suggest: 'risky', label: 20002 },
  { word: 'SANDBOX-REVIEW', suggest: 'review', label: 21000 },
]

const HARMLESS: CheckVerdict = { suggest: 'pass', label: 100, keyword: '' }

export function verdictOn(text: string): CheckVerdict {
  return lookUp(CHECK_WORDS, (word) => text.includes(word))
}

export function verdictOnBytes(bytes: Buffer): CheckVerdict {
  return lookUp(MEDIA_MARKS, (word) => bytes.includes(word, 0, 'latin1'))
}

function lookUp(words: readonly TestWord[], holds: (word: string) => boolean): CheckVerdict {
  const found = words.find(({ word }) => holds(word))
  return found === undefined ? HARMLESS : { ...found, keyword: found.word }
}
