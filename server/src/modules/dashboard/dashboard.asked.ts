import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { cluesToDo, type ClueToDo } from '../clues/clues.service'
import { COLUMNS } from '@mingdu/shared/columns/columns.states'
import { REVIEW_DAYS } from '@mingdu/shared/conclusions/conclusions.states'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import { clip } from '@mingdu/shared/kernel/text'
import { isLate } from '@mingdu/shared/consultations/consultations.rules'
import type { ResponseIn } from '@mingdu/shared/kernel/endpoint'
import { dateInShanghai, dayNumber, plainDate, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import { OVERSIGHT_LEVELS } from '@mingdu/shared/oversight/oversight.states'
import { ASKED_KINDS, type AskedKind } from '@mingdu/shared/tasks/acts.states'
import { BULLETIN_KINDS } from '@mingdu/shared/bulletins/bulletins.states'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { confirmationsToDo } from '../confirmations/desk.service'
import { columnsToReview } from '../columns/desk.service'
import { bulletinsToDo } from '../bulletins/desk.service'
import { consultationsToAnswer } from '../consultations/desk.service'
import { conclusionsToReview } from '../conclusions/desk.service'
import { interventionsToDecide } from '../interventions/desk.service'
import { asksToDecide, type AskedTaskDoc } from '../tasks/desk.service'
import { opinionsToAnswer } from '../oversight/desk.service'
import type { Viewing } from '../tasks/viewing.service'

export type Decision = ResponseIn<typeof dashboardApi.get>['decisions'][number]

/** What orgs asked for of their tasks and this person decides: 退回 first, for its clock goes on, then 延期. */
export async function asksDecisions(
  actor: Actor,
  viewing: Viewing,
  time: BusinessTime,
  limit: number,
): Promise<Decision[]> {
  const [returned, extended] = await Promise.all([
    asksToDecide('return', actor, viewing, time, limit),
    asksToDecide('extension', actor, viewing, time, limit),
  ])
  return [
    ...returned.map((doc) => askedDecision('return', returnReason(doc), doc, viewing)),
    ...extended.map((doc) => askedDecision('extension', extensionReason(doc), doc, viewing)),
  ]
}

/** 复核 that wait for this person, the oldest objection first. 政府督查工作条例 第十七条. */
export async function reviewDecisions(
  actor: Actor,
  { day }: Viewing,
  time: BusinessTime,
  limit: number,
): Promise<Decision[]> {
  const found = await conclusionsToReview(actor, time, limit)
  return found.map(({ doc, reviewUntil }) => {
    const over = dayNumber(day.today) - dayNumber(plainDate(reviewUntil))
    const term =
      over > 0 ? `超过 ${REVIEW_DAYS} 日复核期限 ${over} 天` : `应在 ${REVIEW_DAYS} 日内作出复核决定`
    return {
      ...{ kind: 'conclusion', kindName: over > 0 ? '复核超期' : '待复核', title: doc.matter.title },
      ...{ orgName: doc.org.name, reason: `${doc.no ?? ''}有异议，${term}`, due: reviewUntil },
      asker: doc.objection?.by.name ?? '',
      ...{ action: '去复核', target: { kind: 'conclusion', id: String(doc._id) } },
    }
  })
}

/** 奖惩 that waits for the government's approval, or to be sent to the organ in charge. 政府督查工作条例 第二十一条. */
export async function powerDecisions(actor: Actor, limit: number): Promise<Decision[]> {
  const found = await interventionsToDecide(actor, limit)
  return found.map((doc) => {
    const waits = doc.state === 'proposed'
    return {
      ...{ kind: 'intervention', kindName: waits ? '奖惩待批准' : '奖惩待转送', title: doc.subject.name },
      ...{ orgName: doc.org?.name ?? '', reason: `${doc.no}，${doc.by.name}提出：${doc.done}`, due: null },
      asker: doc.by.name,
      ...{ action: waits ? '去审批' : '去转送', target: { kind: 'intervention', id: String(doc._id) } },
    }
  })
}

/** 督查通报 that the system or a supervisor drafted: to be written, then to be issued. */
export async function bulletinDecisions(actor: Actor, limit: number): Promise<Decision[]> {
  const found = await bulletinsToDo(actor, limit)
  const issues = actor.permissions.has('bulletin.issue')
  return found.map(({ _id, kind, title, draftedBy, figures: { asOn, total } }) => ({
    ...{ kind: 'bulletin', kindName: issues ? '通报待印发' : '通报待修改', title, orgName: '', due: null },
    reason: `${draftedBy ? `${draftedBy.name}起草` : '系统已起草'}${BULLETIN_KINDS[kind]}，数字截至 ${asOn}，超期 ${total.lights.red ?? 0} 项`,
    ...{ asker: draftedBy?.name ?? '系统', action: issues ? '去印发' : '去修改' },
    target: { kind: 'bulletin', id: String(_id) },
  }))
}

const CLUE_TEXT = {
  dispatch: { name: '线索待分办', action: '去分办' },
  acceptBack: { name: '线索退回待定', action: '去决定' },
  callBack: { name: '线索待回访', action: '去回访' },
  sign: { name: '线索待签收', action: '去签收' },
} as const satisfies Record<ClueToDo['act'], { name: string; action: string }>

/** 线索 that wait for this person, by number and kind: nothing of what they say stands on a desk. */
export async function clueDecisions(actor: Actor, time: BusinessTime, limit: number): Promise<Decision[]> {
  const found = await cluesToDo(actor, time, limit)
  return found.map(({ doc, act }) => ({
    ...{ kind: 'clue', kindName: CLUE_TEXT[act].name, title: `线索 ${doc.no}`, due: doc.due },
    ...{ orgName: doc.assignment?.org.name ?? '', reason: CLUE_KINDS[doc.kind], asker: '' },
    ...{ action: CLUE_TEXT[act].action, target: { kind: 'clue', id: String(doc._id) } },
  }))
}

/** 专栏: articles, results of exposures and questions of citizens that wait for whoever reviews them. */
export async function columnDecisions(actor: Actor, limit: number): Promise<Decision[]> {
  const { articles, comments } = await columnsToReview(actor, limit)
  return [
    ...articles.map(({ _id, column, content, org, author, pending }): Decision => ({
      ...{ kind: 'article', kindName: pending ? '整改结果待审核' : '稿件待审核', title: content.title },
      ...{ orgName: org.name, due: null, asker: pending?.by.name ?? author.name, action: '去审核' },
      reason: `${COLUMNS[column].name}，${pending ? '报来整改结果' : '送审待发布'}`,
      target: { kind: 'article', id: String(_id) },
    })),
    ...comments.map(({ _id, article, text }): Decision => ({
      ...{ kind: 'article', kindName: '提问待审核', title: article.name, orgName: '', due: null },
      ...{ asker: '群众', action: '去审核', reason: clip(text, 60) },
      target: { kind: 'articleComments', id: String(_id) },
    })),
  ]
}

/** 群众核验 that was not begun, or by which people stopped 销号: numbers, nobody who said what. */
export async function confirmationDecisions(
  actor: Actor,
  { org }: Viewing,
  limit: number,
): Promise<Decision[]> {
  const found = await confirmationsToDo(actor, limit)
  return found.map(({ matter: { id, no, title, leadOrgId, due }, stopped }) => ({
    ...{ kind: 'confirmation', kindName: stopped ? '群众不认可' : '待征询群众', title, due },
    ...{ orgName: org(leadOrgId).name, asker: '群众', action: stopped ? '去退回' : '去征询' },
    reason: stopped
      ? `${no}，${stopped.answered} 人回答，${stopped.unsolved} 人说没解决，不能销号`
      : `${no}已申请办结，登记的群众还没有征询`,
    target: { kind: 'matter', id },
  }))
}

/** What units said of the 督查 and nobody answered yet. */
export async function opinionDecisions(actor: Actor, { day }: Viewing, limit: number): Promise<Decision[]> {
  const found = await opinionsToAnswer(actor, limit)
  return found.map(({ _id, matter, org, level, answerDue }) => ({
    ...{
      kind: 'oversight',
      kindName: day.today > answerDue ? '答复超期' : '评价待答复',
      title: matter.title,
    },
    ...{
      orgName: org.name,
      reason: `${matter.no}，对督查的评价是${OVERSIGHT_LEVELS[level]}`,
      due: answerDue,
    },
    ...{ asker: org.name, action: '去答复', target: { kind: 'oversight', id: String(_id) } },
  }))
}

/** 咨询 that wait for this person's answer, with the promise to the minute. */
export async function consultationDecisions(
  actor: Actor,
  time: BusinessTime,
  limit: number,
): Promise<Decision[]> {
  const found = await consultationsToAnswer(actor, limit)
  return found.map(({ _id, no, state, topic, org, posts, dueAt }) => {
    const due = dueAt.getTime()
    const late = isLate({ state, dueAt: due }, time.now())
    return {
      ...{ kind: 'consultation', kindName: late ? '咨询答复超时' : '咨询待答复', orgName: org.name },
      ...{ title: clip(posts[0]?.text ?? '', 60), due: dateInShanghai(due), asker: org.name },
      reason: `${no}，${topic.name}，承诺 ${dateInShanghai(due)} ${shanghaiTime(due)} 前答复`,
      ...{ action: '去答复', target: { kind: 'consultation', id: String(_id) } },
    }
  })
}

function askedDecision(kind: AskedKind, reason: string, doc: AskedTaskDoc, { org }: Viewing): Decision {
  return {
    ...{ kind, kindName: ASKED_KINDS[kind], title: doc.title, orgName: org(doc.orgId).name },
    ...{ reason, due: doc.due, action: kind === 'return' ? '去决定' : '去审批' },
    asker: askerOf(kind, doc),
    target: { kind: 'task', id: String(doc._id) },
  }
}

function askerOf(kind: AskedKind, { acts }: AskedTaskDoc): string {
  const asks = kind === 'return' ? acts?.handbacks : acts?.extensions
  return asks?.find(({ state }) => state === 'pending')?.by.name ?? ''
}

function returnReason({ no, acts }: AskedTaskDoc): string {
  const asked = acts?.handbacks.find(({ state }) => state === 'pending')
  const hint = asked?.suggested ? `，建议由${asked.suggested.name}承办` : ''
  return `${no}，${asked?.by.name ?? ''}申请退回${hint}：${asked?.reason ?? ''}`
}

function extensionReason({ no, acts }: AskedTaskDoc): string {
  const asked = acts?.extensions.find(({ state }) => state === 'pending')
  return `${no}，${asked?.by.name ?? ''}申请延至 ${asked?.newDue ?? ''}：${asked?.reason ?? ''}`
}
