import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { EXTENSION_LEVELS, type TaskAct } from '@mingdu/shared/tasks/acts.states'

/** What a dialog is enough for; 分解 has a form of its own. */
export type DialogAct = Exclude<TaskAct, 'decompose'>

/** What each act leads to, said before it is done. */
export const WHAT: Record<DialogAct, (task: Task) => string> = {
  giveBack: () => '退回由督查员决定。等待期间时限照常计算；认定不该退的，耽误的工作日记在本单位名下。',
  takeBack: () => '任务回到本单位办理，督查员收到消息。等待的工作日记在本单位名下。',
  decideReturn: (task) => {
    const asked = task.acts.handbacks.find(({ state }) => state === 'pending')
    if (!asked) return ''
    const hint = asked.suggested ? `建议由${asked.suggested.name}承办。` : ''
    return `${asked.org.name} ${asked.by.name}申请退回：${asked.reason}。${hint}改派后时限不重新起算；不予退回的，耽误的工作日记在${asked.org.name}名下。`
  },
  extend: (task) =>
    `现限期 ${dueText(task)}。在限期前申请，一般只延一次；等待审批期间时限照常计算。按天数由${Object.values(EXTENSION_LEVELS).join('或')}审批。`,
  decideExtension: (task) => {
    const asked = task.acts.extensions.find(({ state }) => state === 'pending')
    if (!asked) return ''
    const to = asked.newDue === null ? '' : `，限期拟由 ${asked.oldDue} 改为 ${asked.newDue}`
    return `${asked.org.name} ${asked.by.name}申请延 ${asked.days} 天${to}。理由：${asked.reason}。同意后原限期仍留在记录里；上级任务和事项的限期早于它的，一并延后。`
  },
  askCo: (task) =>
    `主办仍是${task.org.name}，对限期和答复负责。协办单位有自己的期限；协办没有答复，主办不能报结。`,
  answerCo: () => '答复发给主办单位和督查员，发出后不能改。',
  waiveCo: () => '注明以后，这个协办单位不再挡住报结；原因留在记录里。',
  transfer: (task) => `责任转给新单位，${task.org.name}不再看到这项任务。时限自派单起算，不重新计算。`,
  entrust: (task) => `由所选的人去办，责任仍在${task.org.name}。任务限期不变。`,
  recall: (task) =>
    `下级任务 ${openChildren(task)} 项全部撤销，承办人收到消息；本任务照旧由${task.org.name}办理，限期不变。`,
  urge: (task) => `提醒${task.handler?.name ?? task.org.name}和单位负责人，限次。`,
  directive: (task) => `当时编号，通知${task.org.name}，记入经过。发出后不能收回。任务原定限期不变。`,
  proposeCard: () => '提请督查室主任发牌。没有发出以前，对方看不到。',
}

export const OK: Record<DialogAct, string> = {
  giveBack: '申请退回',
  takeBack: '撤回退回',
  decideReturn: '决定',
  extend: '申请延期',
  decideExtension: '批复',
  askCo: '增加协办',
  answerCo: '答复',
  waiveCo: '注明',
  transfer: '转办',
  entrust: '交办',
  recall: '收回分解',
  urge: '催办',
  directive: '发通知',
  proposeCard: '提请发牌',
}

export const DONE: Record<DialogAct, string> = {
  giveBack: '已申请退回，等督查员决定',
  takeBack: '已撤回，任务仍由本单位办理',
  decideReturn: '已决定',
  extend: '已申请延期，批复前时限照常计算',
  decideExtension: '已批复',
  askCo: '已增加协办，并通知了对方',
  answerCo: '已答复主办单位',
  waiveCo: '已注明',
  transfer: '已转办',
  entrust: '已交办',
  recall: '已收回，下级任务已撤销',
  urge: '已催办',
  directive: '通知已发出',
  proposeCard: '已提请，等督查室主任决定',
}

function openChildren({ children }: Task): number {
  return children.filter(({ state }) => state !== 'cancelled').length
}

function dueText({ clock: { due } }: Task): string {
  return due === null ? '未定' : `${formatDateZh(plainDate(due))}24:00`
}
