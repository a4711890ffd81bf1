import { BULLETIN_KINDS } from '@mingdu/shared/bulletins/bulletins.states'
import { REVIEW_DAYS } from '@mingdu/shared/conclusions/conclusions.states'
import { dayNumber, plainDate } from '@mingdu/shared/kernel/plain-date'
import { bulletinsToDo } from '../bulletins/desk.service'
import { conclusionsToReview } from '../conclusions/desk.service'
import { interventionsToDecide } from '../interventions/desk.service'
import { instructionsToDo } from '../matters/instructions.service'
import { source } from './decision-sources'

/** 复核 that wait for this person, the oldest objection first. 政府督查工作条例 第十七条. */
export const conclusions = source({
  kinds: ['conclusion'],
  asks: ['conclusion.review'],
  read: ({ actor, time, shown }) => conclusionsToReview(actor, time, shown),
  decision({ doc, reviewUntil }, { viewing }) {
    const over = dayNumber(viewing.day.today) - dayNumber(plainDate(reviewUntil))
    const term =
      over > 0 ? `超过 ${REVIEW_DAYS} 日复核期限 ${over} 天` : `应在 ${REVIEW_DAYS} 日内作出复核决定`
    return {
      ...{ kind: 'conclusion', kindName: over > 0 ? '复核超期' : '待复核', title: doc.matter.title },
      ...{ orgName: doc.org.name, reason: `${doc.no ?? ''}有异议，${term}`, due: reviewUntil },
      asker: doc.objection?.by.name ?? '',
      ...{ action: '去复核', target: { kind: 'conclusion', id: String(doc._id) } },
    }
  },
})

/** 奖惩 that waits for the government's approval, or to be sent to the organ in charge. 政府督查工作条例 第二十一条. */
export const interventions = source({
  kinds: ['intervention'],
  asks: ['intervention.approve', 'intervention.recommend'],
  read: ({ actor, shown }) => interventionsToDecide(actor, shown),
  decision(doc) {
    const waits = doc.state === 'proposed'
    return {
      ...{ kind: 'intervention', kindName: waits ? '奖惩待批准' : '奖惩待转送', title: doc.subject.name },
      ...{ orgName: doc.org?.name ?? '', reason: `${doc.no}，${doc.by.name}提出：${doc.done}`, due: null },
      asker: doc.by.name,
      ...{ action: waits ? '去审批' : '去转送', target: { kind: 'intervention', id: String(doc._id) } },
    }
  },
})

/** 批示: to the office what is to become a matter, to the leader what was reported back. */
export const instructions = source({
  kinds: ['instruction'],
  asks: ['instruction.write'],
  read: ({ actor, shown }) => instructionsToDo(actor, shown),
  decision(doc, { actor }) {
    const open = doc.state === 'open'
    return {
      ...{ kind: 'instruction', kindName: '领导批示', title: doc.text, orgName: doc.leader.name, due: null },
      asker: doc.leader.name,
      reason: open ? `${doc.no}，等待立项` : `${doc.no}，办理结果已反馈给您`,
      action: open && actor.permissions.has('matter.write') ? '去立项' : '去查看',
      target: { kind: 'instruction', id: String(doc._id) },
    }
  },
})

/** 督查通报 that the system or a supervisor drafted: to be written, then to be issued. */
export const bulletins = source({
  kinds: ['bulletin'],
  asks: ['bulletin.issue', 'bulletin.draft'],
  read: ({ actor, shown }) => bulletinsToDo(actor, shown),
  decision({ _id, kind, title, draftedBy, figures: { asOn, total } }, { actor }) {
    const issues = actor.permissions.has('bulletin.issue')
    return {
      ...{ kind: 'bulletin', kindName: issues ? '通报待印发' : '通报待修改', title, orgName: '', due: null },
      reason: `${draftedBy ? `${draftedBy.name}起草` : '系统已起草'}${BULLETIN_KINDS[kind]}，数字截至 ${asOn}，超期 ${total.lights.red ?? 0} 项`,
      ...{ asker: draftedBy?.name ?? '系统', action: issues ? '去印发' : '去修改' },
      target: { kind: 'bulletin', id: String(_id) },
    }
  },
})
