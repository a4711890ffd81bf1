import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import { confirmationsToDo } from '../confirmations/desk.service'
import { changesToDecide, CHANGE_DECIDERS } from '../matters/change-requests.service'
import { mattersToDecide, type MatterToDecide, type WaitingAct } from '../matters/desk.service'
import { lookBacksToDo } from '../matters/look-backs.service'
import { source } from './decision-sources'

type WaitingMatter = MatterToDecide['matter']

interface MatterText {
  name: string
  action: string
  reason(matter: WaitingMatter): string
}

const MATTER_TEXT = {
  approve: {
    ...{ name: '待批准立项', action: '去审批' },
    reason: ({ createdBy, counts }) => `${createdBy.name}提出，分解 ${counts.total} 项任务`,
  },
  issue: {
    ...{ name: '待派单', action: '去派单' },
    reason: ({ no, counts }) => `${no}已批准，${counts.total} 项任务等待派单`,
  },
  complete: {
    ...{ name: '待申请办结', action: '去申请' },
    reason: ({ no, counts }) => `${no}的 ${counts.total} 项任务都已办结`,
  },
  firstReview: {
    ...{ name: '待初审', action: '去初审' },
    reason: ({ no }) => `${no}已申请办结，等牵头单位初审`,
  },
  verifyClose: {
    ...{ name: '待办结核验', action: '去核验' },
    reason: ({ no }) => `${no}初审通过，等督查核验`,
  },
  approveClose: {
    ...{ name: '待批准销号', action: '去审批' },
    reason: ({ no }) => `${no}核验通过，等批准销号`,
  },
  close: { name: '公示中', action: '去销号', reason: ({ no }) => `${no}公示期满后销号` },
} as const satisfies Record<WaitingAct, MatterText>

/** Matters whose next step is this person's. */
export const matters = source({
  kinds: Object.keys(MATTER_TEXT) as WaitingAct[],
  asks: ['matter.read'],
  read: ({ actor, shown }) => mattersToDecide(actor, shown),
  decision({ action: kind, matter }, { viewing }) {
    const { name, action, reason }: MatterText = MATTER_TEXT[kind]
    return {
      ...{ kind, kindName: name, title: matter.title, orgName: viewing.org(matter.leadOrgId).name },
      ...{ reason: reason(matter), asker: kind === 'approve' ? matter.createdBy.name : '', due: matter.due },
      ...{ action, target: { kind: 'matter', id: matter.id } },
    }
  },
})

export const changes = source({
  kinds: ['change'],
  asks: CHANGE_DECIDERS,
  read: ({ actor }) => changesToDecide(actor),
  decision: (doc, { viewing }) => ({
    ...{ kind: 'change', kindName: '待批变更', title: doc.title, orgName: viewing.org(doc.leadOrgId).name },
    ...{ reason: `${doc.requestedBy.name}申请${CHANGE_KINDS[doc.kind]}：${doc.reason}`, due: null },
    ...{ asker: doc.requestedBy.name, action: '去审批', target: { kind: 'matter', id: doc.matterId } },
  }),
})

/** 群众核验 that was not begun, or by which people stopped 销号: numbers, nobody who said what. */
export const confirmations = source({
  kinds: ['confirmation'],
  asks: ['matter.verifyClose'],
  read: ({ actor, shown }) => confirmationsToDo(actor, shown),
  decision: ({ matter: { id, no, title, leadOrgId, due }, stopped }, { viewing }) => ({
    ...{ kind: 'confirmation', kindName: stopped ? '群众不认可' : '待征询群众', title, due },
    ...{ orgName: viewing.org(leadOrgId).name, asker: '群众', action: stopped ? '去退回' : '去征询' },
    reason: stopped
      ? `${no}，${stopped.answered} 人回答，${stopped.unsolved} 人说没解决，不能销号`
      : `${no}已申请办结，登记的群众还没有征询`,
    target: { kind: 'matter', id },
  }),
})

export const lookBacks = source({
  kinds: ['lookBack'],
  asks: ['matter.verifyClose'],
  read: ({ actor }) => lookBacksToDo(actor),
  decision: (doc, { viewing }) => ({
    ...{ kind: 'lookBack', kindName: '回头看', title: doc.title, orgName: viewing.org(doc.leadOrgId).name },
    ...{ reason: `${doc.no}已销号，第 ${doc.round} 次回头看到期`, due: doc.dueOn, action: '去登记' },
    ...{ asker: '', target: { kind: 'lookBack', id: String(doc._id) } },
  }),
})
