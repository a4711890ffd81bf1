import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { KNOWLEDGE, type DemoEntry } from './demo.knowledge'
import { dueOn, type Stage } from './demo.stage'

interface DemoQuestion {
  by: string
  topic: string
  text: string
  /** Working days before today; 0: now. */
  days: number
  /** Who answers, and with which entry of the 知识库. */
  answer?: { by: string; text: string; entry?: number }
  useful?: boolean
  then?: 'close' | { followUp: string }
}

/** One of each state: in time, late, taken, answered, asked on, ended. */
const QUESTIONS: readonly DemoQuestion[] = [
  {
    ...{ by: 'shuiwu1', topic: 'report', days: 0 },
    text: '同一个点位既有整改前的照片又有整改后的照片，进展报告里要不要分两次报？',
  },
  {
    ...{ by: 'yingji1', topic: 'deadline', days: 3 },
    text: '牵头单位还没有给出排查清单，我们的期限能不能从收到清单那天算起？',
  },
  {
    ...{ by: 'jiaoke1', topic: 'duty', days: 2 },
    text: '校门口占道经营的整治派给了我们，实际执法在综合执法局，应当退回还是申请会办？',
    answer: {
      by: 'ducha1',
      text: '主办单位不变，请在任务里申请会办，协办单位写综合执法局。退回只用于确实没有职责的情形。',
      entry: 3,
    },
  },
  {
    ...{ by: 'linye1', topic: 'deadline', days: 4 },
    text: '阴雨天施工停了一周，任务延期最迟什么时候申请？',
    answer: { by: 'ducha1', text: '请在限期到来以前申请，写清原因并附材料。', entry: 0 },
    useful: true,
    then: 'close',
  },
  {
    ...{ by: 'nongye1', topic: 'closing', days: 2 },
    text: '事项申请办结以后，发现还有一处没有整改到位，能不能撤回申请？',
    answer: { by: 'ducha2', text: '初审以前请联系责任督查员退回整改，不要重新立项。' },
    useful: false,
    then: { followUp: '初审已经通过了，核验还没有来，这时候怎么办？' },
  },
  {
    ...{ by: 'shijian1', topic: 'card', days: 1 },
    text: '收到黄牌以后，申诉的三个工作日从哪天开始算？',
    answer: { by: 'ducha2', text: '从送达的第二个工作日起算，送达当天不算。', entry: 4 },
  },
]

/** 咨询 of units with their answers, and a 知识库 that grew of such. */
export async function playConsultations(stage: Stage): Promise<void> {
  const entries = await playKnowledge(stage)
  const early = [...QUESTIONS].sort((a, b) => b.days - a.days)
  for (const question of early) await playQuestion(question, entries, stage)
  stage.setTime(stage.now)
}

async function playQuestion(
  { by, topic, text, days, answer, useful, then }: DemoQuestion,
  entries: readonly Knowledge[],
  stage: Stage,
): Promise<void> {
  const { player } = stage
  stage.setTime(workdayAt(stage, days, '09:10'))
  let one = await player.write<Consultation>(by, 'POST', '/consultations', { topic, text, files: [] })
  const act = async (person: string, what: string, body: object) => {
    const path = `/consultations/${one.id}/${what}`
    one = await player.write<Consultation>(person, 'POST', path, { version: one.version, ...body })
  }
  if (!answer) return
  stage.setTime(workdayAt(stage, days, '11:20'))
  const entry = answer.entry === undefined ? undefined : entries[answer.entry]
  const cited = entry ? { knowledgeId: entry.id } : {}
  await act(answer.by, 'answers', { text: answer.text, files: [], ...cited })
  stage.setTime(workdayAt(stage, days, '15:30'))
  if (useful !== undefined) await act(by, 'rating', { useful })
  if (then === 'close') await act(by, 'closing', {})
  else if (then) await act(by, 'follow-ups', { text: then.followUp, files: [] })
}

async function playKnowledge(stage: Stage): Promise<Knowledge[]> {
  stage.setTime(workdayAt(stage, 20, '10:00'))
  const entries: Knowledge[] = []
  for (const entry of KNOWLEDGE) entries.push(await playEntry(entry, stage))
  return entries
}

/** Nobody publishes what they wrote. */
async function playEntry({ fate, useful, ...content }: DemoEntry, { player }: Stage): Promise<Knowledge> {
  const draft = await player.write<Knowledge>('ducha1', 'POST', '/knowledge', content)
  if (fate === 'draft') return draft
  const at = `/knowledge/${draft.id}`
  const shown = await player.write<Knowledge>('ducha2', 'POST', `${at}/publication`, {
    version: draft.version,
  })
  for (const person of useful) await player.write(person, 'POST', `${at}/useful`, {})
  if (fate === 'withdrawn')
    return player.write<Knowledge>('ducha2', 'POST', `${at}/withdrawal`, {
      ...{ version: shown.version, reason: '规定已经修改，以新规定为准' },
    })
  return shown
}

/** A moment of a working day so many days ago; nothing lies after now. */
function workdayAt({ today, now }: Stage, days: number, time: string): number {
  if (days === 0) return now
  return Math.min(now, Date.parse(`${dueOn(today, -days)}T${time}:00+08:00`))
}
