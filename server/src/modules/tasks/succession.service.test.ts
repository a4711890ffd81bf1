import { NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import type { Handback, KeptCoWork, KeptExtension } from '@mingdu/shared/tasks/acts.schema'
import { succeeded } from './succession.service'

const from = { id: 'a', name: '甲' }
const to = { id: 'b', name: '乙' }
const other = { id: 'c', name: '丙' }
const by = { id: 'p', name: '某人' }
const at = '2026-11-09T07:30:00.000Z'
const work = (org: typeof from, state: KeptCoWork['state']): KeptCoWork => ({
  ...{ org, state, demand: '提供台账', due: '2026-12-01', askedAt: at, askedBy: '督查员' },
  ...{ answer: '', fileIds: [], doneAt: null, doneBy: null },
})
const handback = (state: Handback['state'], suggested: Handback['suggested']): Handback => ({
  ...{ at, by, org: from, reason: '不属于本单位职责', suggested, state },
  ...{ decidedAt: null, decidedBy: null, opinion: '', toOrg: null, lostWorkdays: null },
})
const extension = (state: KeptExtension['state']): KeptExtension => ({
  ...{ at, by, org: from, days: 3, workdays: 3, level: 'chief', reason: '汛期', fileIds: [], state },
  ...{ decidedAt: null, decidedBy: null, opinion: '', granted: null },
  ...{ oldDue: '2026-12-01', newDue: null },
})
const task = { orgId: 'c', coOrgIds: [] as string[], reportedByOrgId: null }

it.each([
  ['led', { ...task, orgId: 'a', reportedByOrgId: 'a' }, { orgId: 'b', coOrgIds: [], reportedByOrgId: 'b' }],
  ['helped', { ...task, coOrgIds: ['a', 'd'] }, { orgId: 'c', coOrgIds: ['b', 'd'] }],
  ['helped by both', { ...task, coOrgIds: ['a', 'b'] }, { orgId: 'c', coOrgIds: ['b'] }],
  ['led by the successor', { ...task, orgId: 'b', coOrgIds: ['a', 'd'] }, { orgId: 'b', coOrgIds: ['d'] }],
  ['led, the successor helps', { ...task, orgId: 'a', coOrgIds: ['b'] }, { orgId: 'b', coOrgIds: [] }],
])('a task %s', (_, before, after) => expect(succeeded(before, from, to)).toMatchObject(after))

it('moves what waits, and keeps what was decided and answered under its org', () => {
  const acts = {
    ...NO_ACTS,
    handbacks: [handback('refused', null), handback('pending', to)],
    extensions: [extension('granted'), extension('pending')],
    coWork: [work(from, 'answered'), work(from, 'open'), work(other, 'open')],
  }
  const kept = succeeded({ ...task, acts }, from, to).acts
  expect(kept?.handbacks.map(({ org }) => org.id)).toEqual(['a', 'b'])
  expect(kept?.extensions.map(({ org }) => org.id)).toEqual(['a', 'b'])
  // the one that leads the task is not asked to help itself
  expect(kept?.coWork.map(({ org, state }) => [org.id, state])).toEqual([
    ['a', 'answered'],
    ['b', 'open'],
  ])
})

it('suggests nobody where the suggested one now leads it itself', () => {
  const acts = { ...NO_ACTS, handbacks: [handback('pending', to)] }
  const kept = succeeded({ ...task, orgId: 'a', acts }, from, to).acts
  expect(kept?.handbacks[0]).toMatchObject({ org: to, suggested: null })
})
