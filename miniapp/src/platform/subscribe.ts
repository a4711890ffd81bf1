import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Only inside WeChat is there anybody to ask. */
export const canSubscribe = isWeapp

export const SUBSCRIBE_ANSWERS = ['accept', 'reject', 'ban', 'filter', 'acceptWithAudio'] as const
export type SubscribeAnswer = (typeof SUBSCRIBE_ANSWERS)[number]

export type SubscribeOutcome =
  | { kind: 'answered'; answers: { templateId: string; answer: SubscribeAnswer }[] }
  /** WeChat's errCode; 0 when it gave none. */
  | { kind: 'failed'; code: number }

/**
 * WeChat's question whether these templates may send. To be called from the tap itself, before anything is waited
 * for; at most three templates, all of them one-time or all of them long-term. Never rejects.
 */
export function askToSubscribe(templateIds: readonly string[]): Promise<SubscribeOutcome> {
  // typed for another platform's required field, which WeChat does not know
  const option = { tmplIds: [...templateIds] } as unknown as Taro.requestSubscribeMessage.Option
  return Taro.requestSubscribeMessage(option).then(
    (result) => outcomeOf(templateIds, result),
    (failure: unknown) => ({ kind: 'failed', code: codeOf(failure) }),
  )
}

/** WeChat's settings of this program, those of 订阅消息 among them; from a tap as well. */
export function openSubscribeSettings(): Promise<void> {
  return Taro.openSetting({ withSubscriptions: true }).then(
    () => undefined,
    () => undefined,
  )
}

function outcomeOf(templateIds: readonly string[], result: object): SubscribeOutcome {
  const given = result as Record<string, unknown>
  const answers = templateIds.flatMap((templateId) => {
    const answer = SUBSCRIBE_ANSWERS.find((word) => word === given[templateId])
    return answer ? [{ templateId, answer }] : []
  })
  return answers.length > 0 ? { kind: 'answered', answers } : { kind: 'failed', code: codeOf(result) }
}

function codeOf(failure: unknown): number {
  const code = (failure as { errCode?: unknown } | null)?.errCode
  return typeof code === 'number' ? code : 0
}
