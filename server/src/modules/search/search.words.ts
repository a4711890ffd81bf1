import { Jieba } from '@node-rs/jieba'
import { foldText } from './search.fold'

const SPACE = /\s+/
let jieba: Jieba | null = null

/** Reads the dictionary, which holds the process for a quarter of a second: before it serves. */
export async function loadDictionary(): Promise<void> {
  if (jieba) return
  const { dict } = await import('@node-rs/jieba/dict.js')
  jieba = Jieba.withDict(dict)
}

/** What stands between spaces, folded, each once. */
export function wordsOf(query: string): string[] {
  return [
    ...new Set(
      foldText(query)
        .split(SPACE)
        .filter((word) => word !== ''),
    ),
  ]
}

/** The words a query without spaces is made of, or none when it is one word: 办理排水许可证 → 办理, 排水, 许可证. */
export function cutWords(words: readonly string[]): string[] {
  const cut = words.flatMap((word) => jieba?.cut(word, true) ?? [])
  // single characters (的, 了, 办) say little and would hide what the others find
  const telling = [...new Set(cut.filter((word) => word.length > 1))]
  return telling.length > 0 && telling.join() !== words.join() ? telling : []
}
