import { CASE_ENDS, isEnd } from '@mingdu/shared/cases/cases.states'
import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { RATING_STAGES } from '@mingdu/shared/ratings/ratings.states'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import { tellPeople } from '../messages/messages.service'
import { orgsById } from '../orgs/orgs.service'
import type { CaseChange } from './cases.effects'
import { invitedBy } from './cases.ratings'
import type { CaseDoc } from './cases.repo'

interface Told {
  kind: MessageKind
  title: string
  body: string
}

/** What an applicant is told at each act; null: nothing that concerns them happened. */
const TOLD: Record<CaseChange['what'], ((doc: CaseDoc) => Told) | null> = {
  submit: (doc) => told('caseReceived', '已收到', doc, `最晚${zh(doc.due)}告诉您是否受理。`),
  accept: (doc) => told('caseAccepted', '已受理', doc, promised(doc)),
  silence: (doc) => told('caseAccepted', '已受理', doc, promised(doc)),
  askCorrection: (doc) =>
    told(
      'caseCorrection',
      '需要补正',
      doc,
      `要补：${
        doc.notices
          .at(-1)
          ?.demands.map(({ text }) => text)
          .join('；') ?? ''
      }。补齐之前不计办理时间。`,
    ),
  correct: (doc) => told('caseReceived', '补正材料已收到', doc, `最晚${zh(doc.due)}告诉您是否受理。`),
  refuse: (doc) => told('caseRefused', '不予受理', doc, '理由和救济途径见不予受理通知书。'),
  startReview: (doc) => told('caseReviewing', '已进入审查', doc, promised(doc)),
  startSpecial: (doc) =>
    told('casePaused', '进入特别程序', doc, '特别程序期间不计办理时间，天数见特别程序告知书。'),
  endSpecial: (doc) => told('casePaused', '特别程序已结束', doc, promised(doc)),
  extend: (doc) => told('casePaused', '办理期限延长', doc, `理由见延长期限告知书。${promised(doc)}`),
  grant: (doc) => told('caseDecided', '准予', doc, receive(doc)),
  deny: (doc) => told('caseDecided', '不予', doc, '理由和救济途径见决定书。'),
  make: (doc) => told('caseMade', '证照已制好', doc, receive(doc)),
  deliver: (doc) => told('caseDelivered', '结果已送达，办结', doc, ''),
  withdraw: (doc) => told('caseEnded', '已按您的申请撤回', doc, ''),
  terminate: (doc) => told('caseEnded', '终止办理', doc, '理由见终止办理通知书。'),
  transfer: (doc) => told('caseEnded', '已转报上级机关', doc, '去向见转报告知书。'),
  say: (doc) => told('caseSaid', '有新留言', doc, '请打开办件查看并回复。'),
  supply: null,
  charge: null,
  joint: null,
  assign: null,
  take: null,
  sendUp: null,
  sendBack: null,
  // told only when the day moved: see `tellApplicant`
  clock: (doc) => told('casePaused', '办理期限有变动', doc, promised(doc)),
}

/** Tells the applicant what happened to their case, by whatever way reaches them. */
export async function tellApplicant(change: CaseChange, tx: Tx): Promise<void> {
  const { before, after, what, day, at } = change
  const telling = TOLD[what]
  if (!telling || after.tellId === '') return
  if (what === 'clock' && before?.due === after.due) return
  const org = { id: after.orgId, name: (await orgsById([after.orgId])).get(after.orgId)?.name ?? '' }
  const due = after.due === null || isEnd(after.state) ? null : plainDate(after.due)
  const left = due && workdaysLeft(day.calendar, due, day.today)
  const [words, invited] = [telling(after), await invitedBy(change, tx)]
  const message = {
    ...words,
    body: `${words.body}${invited ? `请您评价${RATING_STAGES[invited.stage]}环节。` : ''}`,
    invitationId: invited?.id ?? null,
    recipientIds: [after.tellId],
    subject: { kind: 'case' as const, id: String(after._id), no: after.no, name: after.title },
    dedupe: `${what}|${after.version}${what === 'say' ? `|${at.getTime()}` : ''}`,
    light: null,
    // who applied at a window finds nothing in their own list
    target: { kind: 'myCase' as const, id: after.citizenId === null ? null : String(after._id) },
    due,
    remaining: left === null ? '' : `剩 ${left} 个工作日`,
    sender: org.name,
    org,
  }
  await tellPeople([message], at, tx)
}

function told(kind: MessageKind, what: string, { title, no }: CaseDoc, more: string): Told {
  return { kind, title: `您的办件${what}`, body: `“${title}”（编号 ${no}）${what}。${more}` }
}

/** The day as people say it. */
function zh(day: string | null): string {
  return day === null ? '' : formatDateZh(plainDate(day))
}

function promised({ due }: CaseDoc): string {
  return due === null ? '' : `承诺最晚${zh(due)}办完。`
}

function receive({ due, state }: CaseDoc): string {
  if (isEnd(state)) return `办件${CASE_ENDS[state]}。`
  return due === null ? '' : `最晚${zh(due)}送达，请留意领取方式。`
}
