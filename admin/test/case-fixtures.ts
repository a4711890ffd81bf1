import type { Case } from '@mingdu/shared/cases/cases.schema'
import { idOf } from './power-fixtures'

/** A case as the server gives it, for tests. */
export function caseWith(more: Partial<Case> = {}): Case {
  return {
    ...{ id: idOf('c'), version: 3, no: '590995005865', title: '生产建设项目水土保持方案审批（新办）' },
    power: { id: idOf('6'), code: '511A0045100002', name: '生产建设项目水土保持方案审批', type: '01' },
    org: { id: idOf('b'), name: '区水务局' },
    ...{ applicant: '演示企业甲有限公司', state: 'received', channel: 'window' },
    ...{ receivedOn: '2026-11-23', due: '2026-11-30', legalDue: null, tentative: false },
    ...{ remaining: 3, paused: false, reviewer: null, owed: 0 },
    guide: { id: idOf('9'), no: 1 },
    applicantDetail: {
      ...{ kind: 'enterprise', name: '演示企业甲有限公司', idNumber: '91990101MA0000100N' },
      ...{ phone: '138****1040', address: '演示区开发路***', agent: null },
    },
    materials: [
      { key: 'form', name: '申请表', needed: true, given: 'paper', owedBy: null, fileIds: [] },
      { key: 'report', name: '报告书', needed: true, given: 'missing', owedBy: null, fileIds: [] },
    ],
    ...{ notices: [], charges: [], clocks: { legal: null, promised: null, delivery: null } },
    ...{ entryDue: '2026-11-30', acceptedOn: null, silent: false, decision: null, delivery: null },
    papers: [{ kind: 'receipt', no: '水务局收〔2026〕1号', on: '2026-11-23' }],
    ...{ files: [], mayTake: false, mayAssign: false, mayAskJoint: false },
    ...{ steps: [], correctionDue: null, openSteps: 0 },
    history: [{ at: '2026-11-23T01:00:00.000Z', who: '演示·水务局·窗口一', what: '收件', note: '' }],
    allowedActs: ['accept', 'askCorrection', 'refuse', 'withdraw'],
    ...more,
  }
}
