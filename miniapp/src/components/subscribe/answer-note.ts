import type { Subscription } from '../../api/use-subscriptions'
import type { SubscribeAnswer, SubscribeOutcome } from '../../platform/subscribe'

export interface AnswerNote {
  tone: 'blue' | 'yellow' | 'red'
  text: string
  /** Only WeChat's own settings can change it. */
  settings: boolean
}

const ASK_ADMIN = '请告诉系统管理员'

/** What WeChat's errCode means to the person, and what to do. */
const FAILURES: Readonly<Record<number, string>> = {
  10001: `程序没有说清要订阅哪一种提醒，${ASK_ADMIN}`,
  10002: '网络不好，微信没有取到要问的内容，请稍后再点一次',
  10003: '网络不好，您的答复没有送到微信，请再点一次',
  10004: `程序传给微信的内容不对，${ASK_ADMIN}`,
  10005: '微信没有弹出询问，可能刚才离开了小程序，请再点一次',
  20001: `微信里没有这个提醒模板，${ASK_ADMIN}`,
  20002: `一次性和长期的提醒不能一起问，${ASK_ADMIN}`,
  20003: `一次问的提醒太多，${ASK_ADMIN}`,
  20004: '您在微信里关掉了本小程序“接收通知”的总开关，打开后再点一次',
  20005: `微信停用了本小程序的提醒功能，${ASK_ADMIN}`,
}
const SWITCHED_OFF = 20004

/** What became of a question, in one or a few sentences. */
export function answerNote(outcome: SubscribeOutcome, items: readonly Subscription[]): AnswerNote {
  if (outcome.kind === 'failed') return failureNote(outcome.code)
  const named = (...wanted: SubscribeAnswer[]) =>
    outcome.answers
      .filter(({ answer }) => wanted.includes(answer))
      .map(({ templateId }) => items.find((item) => item.templateId === templateId)?.name ?? '这项提醒')
      .join('、')
  const accepted = named('accept', 'acceptWithAudio')
  const rejected = named('reject')
  const stopped = named('ban')
  const sentences = [
    accepted && `已同意“${accepted}”。微信通知到本系统后，这里的次数会更新。`,
    rejected &&
      `没有同意“${rejected}”，随时可以再点。没有弹出询问的，是在微信里选过“总是拒绝”，要到设置里改。`,
    stopped && `“${stopped}”被微信停用，${ASK_ADMIN}。`,
  ].filter(Boolean)
  return {
    tone: accepted ? 'blue' : 'yellow',
    text: sentences.join('') || '微信没有询问：这项提醒与另一项同名，答复其中一项就可以。',
    settings: rejected !== '',
  }
}

function failureNote(code: number): AnswerNote {
  const known = FAILURES[code]
  const text = known ?? '微信没有弹出询问，请再点一次；还不行，请告诉系统管理员'
  const number = code === 0 ? '' : `（${code}）`
  return {
    tone: code === SWITCHED_OFF ? 'yellow' : 'red',
    text: `${text}${number}。`,
    settings: code === SWITCHED_OFF,
  }
}
