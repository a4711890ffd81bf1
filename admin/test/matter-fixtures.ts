import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { idOf } from './power-fixtures'

export const ref = (mark: string, name: string) => ({ id: idOf(mark), name })
const none = { verified: 10_000, claimed: 10_000, planned: 10_000 }
const clock: Matter['clock'] = {
  ...{ dispatchedOn: null, dispatchedAt: null, due: '2026-12-18', tentative: false },
  ...{ limitWorkdays: null, remaining: null },
}
/** A leaf that is done. */
export const nodeOf = (more: Partial<TreeTask> = {}): TreeTask => ({
  ...{ id: idOf('7'), version: 3, parentId: null, depth: 1, leaf: true, no: '1', title: '清水河段整改' },
  ...{ requirement: '', org: ref('b', '区水务局'), coOrgs: [], handler: null, weight: 100 },
  limit: { kind: 'days', n: 15, unit: '工作日' },
  ...{ state: 'done', light: 'green', clock, progress: none, attachments: [], allowedActions: [] },
  quantity: { unit: '处', target: 42, verified: 42, claimed: 42 },
  ...{ period: null, milestones: [] },
  ...more,
})
/** A matter after 销号 with one task. */
export const matterOf = (more: Partial<Matter>): Matter => ({
  ...{ id: idOf('6'), version: 4, no: '演督〔2026〕37号', title: '河道问题整改清零', category: 'special' },
  basis: { kind: 'minutes', text: '区政府常务会议纪要', instructionId: null },
  ...{ relapses: 0, leadOrg: ref('b', '区水务局'), supervisor: ref('c', '督查员一'), state: 'closed' },
  ...{ light: 'green', clock, progress: none, tasks: { total: 1, done: 1, red: 0, yellow: 0 } },
  ...{
    allowedActions: [],
    note: '',
    due: '2026-12-18',
    basisFiles: [],
    createdBy: ref('c', '督查员一'),
    offices: [],
  },
  ...{ createdAt: '2026-11-05T01:00:00.000Z', approvedBy: null, approvedAt: null, completedBy: null },
  ...{ closedBy: null, conclusion: '', plan: { text: '', files: [] }, closing: null, overlap: null },
  ...{ tree: [nodeOf()], history: [] },
  ...more,
})
