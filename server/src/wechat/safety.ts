import type { WechatAnswer } from './account'
import { textIn } from './answers'
import { strangeAnswer } from './errors'
import type { Held } from './persons'
import type { SafetyVerdict, Wechat } from './wechat'

type Safety = Pick<Wechat, 'checkText' | 'checkPicture'>
type Suggest = SafetyVerdict['suggest']

/** One call takes 2500 characters; parts overlap, so that no word is cut in two unseen. */
const MAX_TEXT = 2500
const OVERLAP = 50
const STRICTNESS = { pass: 0, review: 1, risky: 2 } as const satisfies Record<Suggest, number>
const NOTHING_TO_CHECK: SafetyVerdict = { suggest: 'pass', label: 100, traceId: '' }

/** Content checks of the mini-program. `result.suggest` is the verdict, not errcode. */
export function safetyChecks(mini: Held): Safety {
  return {
    async checkText({ openid, text, scene }) {
      let strictest = NOTHING_TO_CHECK
      for (const content of partsOf(text)) {
        const answer = await mini().post('wxa/msg_sec_check', { content, version: 2, scene, openid })
        const verdict = verdictOf(answer)
        if (strictest === NOTHING_TO_CHECK || isStricter(verdict, strictest)) strictest = verdict
        if (strictest.suggest === 'risky') break
      }
      return strictest
    },
    async checkPicture({ openid, url, scene }) {
      const body = { media_url: url, media_type: 2, version: 2, scene, openid }
      return { traceId: textIn(await mini().post('wxa/media_check_async', body), 'trace_id') }
    },
  }
}

/** Parts of at most 2500 UTF-16 units, never cutting a pair; nothing for a text of white space. */
export function partsOf(text: string): string[] {
  const parts: string[] = []
  if (text.trim() === '') return parts
  for (let from = 0; ;) {
    const end = wholeAt(text, from + MAX_TEXT)
    parts.push(text.slice(from, end))
    if (end >= text.length) return parts
    from = wholeAt(text, end - OVERLAP)
  }
}

/** The index, or the one before it when it stands inside a pair. */
function wholeAt(text: string, index: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(index - 1)) && index < text.length ? index - 1 : index
}

function verdictOf(answer: WechatAnswer): SafetyVerdict {
  const { suggest, label } = (answer['result'] ?? {}) as WechatAnswer
  if (typeof suggest !== 'string' || !(suggest in STRICTNESS)) throw strangeAnswer('verdict')
  return { suggest: suggest as Suggest, label: Number(label), traceId: String(answer['trace_id'] ?? '') }
}

function isStricter(a: SafetyVerdict, b: SafetyVerdict): boolean {
  return STRICTNESS[a.suggest] > STRICTNESS[b.suggest]
}
