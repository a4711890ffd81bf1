import type { ActingPerson, Reach } from '../tasks/tasks.rules'
import { classifiedRefusal, MATTER_RULES, matterActions, type MatterFacts } from './matters.rules'
import { matterNo, sortKey, taskNo } from './matters.numbers'
import {
  MATTER_ACTIONS,
  MATTER_STATE_ACTIONS,
  MATTER_STATES,
  type MatterAction,
  type MatterState,
} from './matters.states'

const states = Object.keys(MATTER_STATES) as MatterState[]
const actions = Object.keys(MATTER_ACTIONS) as MatterAction[]

const matter = (more: Partial<MatterFacts> = {}): MatterFacts => ({
  state: 'draft',
  regionId: 'region',
  leadOrgId: 'water',
  createdById: 'creator',
  verifierIds: [],
  orgIds: ['water', 'forest'],
  handlerIds: ['handler'],
  closing: { appliedById: null, reviewedById: null, verifiedById: null, noticeUntil: null },
  leaves: 2,
  openLeaves: 0,
  ...more,
})

const region: Reach = { kind: 'region', regionId: 'region' }
const person = (id: string, reach: Reach | null = region): ActingPerson => ({
  id,
  orgId: 'office',
  reach: () => reach,
})
const chief = person('chief')

describe('what may be done in each state', () => {
  it.each(states)('of %s is what the table says', (state) => {
    const possible: readonly MatterAction[] = MATTER_STATE_ACTIONS[state]
    expect(matterActions(matter({ state }), chief)).toEqual(possible)
    for (const action of actions.filter((one) => !possible.includes(one))) {
      expect(MATTER_RULES[action](matter({ state }), chief)?.code).toBe('matter.state')
    }
  })

  it.each(states)('of %s is nothing without the permission or in another region', (state) => {
    expect(matterActions(matter({ state }), person('nobody', null))).toEqual([])
    expect(matterActions(matter({ state, regionId: 'elsewhere' }), chief)).toEqual([])
    expect(matterActions(matter({ state }), person('head', { kind: 'orgs', orgIds: ['forest'] }))).toEqual([])
  })
})

it('is approved by another person than the one who set it up', () => {
  expect(MATTER_RULES.approve(matter(), person('creator'))?.code).toBe('matter.self-approve')
  expect(matterActions(matter(), person('creator'))).toEqual(['edit', 'changeSupervisor', 'cancel'])
})

describe('led by both offices', () => {
  const joint = matter({ jointOfficeId: 'party' })
  const other = (id: string, orgId: string): ActingPerson => ({ ...person(id), orgId })

  it('is approved by the other office than the one that set it up', () => {
    expect(MATTER_RULES.approve(joint, chief)?.code).toBe('matter.joint-approve')
    expect(MATTER_RULES.approve(joint, other('x', 'party'))).toBeNull()
    expect(MATTER_RULES.approve(joint, other('creator', 'party'))?.code).toBe('matter.self-approve')
  })

  it('is closed by the other office than the one that verified', () => {
    const closing = { ...joint.closing, verifiedById: 'v', verifiedOfficeId: 'party' }
    const done = { ...joint, state: 'completed' as const, closing }
    expect(MATTER_RULES.approveClose(done, other('x', 'party'))?.code).toBe('matter.joint-close')
    expect(MATTER_RULES.approveClose(done, chief)).toBeNull()
    expect(MATTER_RULES.approveClose({ ...done, jointOfficeId: null }, other('x', 'party'))).toBeNull()
  })

  it('leaves every other act to both', () => {
    for (const state of states) {
      const possible = MATTER_STATE_ACTIONS[state].filter((action) => action !== 'approve')
      for (const one of [chief, other('x', 'party')])
        expect(matterActions({ ...joint, state }, one).filter((action) => action !== 'approve')).toEqual(
          possible,
        )
    }
  })
})

it('keeps whoever acts for another from what the rules keep either of them from', () => {
  const acting: ActingPerson = { ...chief, deputy: { id: 'creator', orgId: 'office' } }
  expect(MATTER_RULES.approve(matter(), acting)?.code).toBe('matter.self-approve')
  const inside: ActingPerson = { ...chief, deputy: { id: 'd', orgId: 'forest' } }
  for (const action of ['verifyClose', 'approveClose', 'close', 'reopen'] as const) {
    for (const state of states.filter((one) =>
      (MATTER_STATE_ACTIONS[one] as readonly string[]).includes(action),
    ))
      expect(MATTER_RULES[action](matter({ state }), inside)?.code).toBe('matter.recused')
  }
})

it('is issued with tasks only, and completed with none open', () => {
  expect(MATTER_RULES.issue(matter({ state: 'approved', leaves: 0 }), chief)).toEqual({
    code: 'matter.no-tasks',
    details: { action: '派单' },
  })
  expect(MATTER_RULES.complete(matter({ state: 'issued', openLeaves: 3 }), chief)).toEqual({
    code: 'matter.tasks-open',
    details: { count: 3 },
  })
})

it('keeps classified words out', () => {
  expect(classifiedRefusal('公开内容', '')).toBeNull()
  expect(classifiedRefusal('公开内容', '附绝密文件')).toEqual({
    code: 'text.classified',
    details: { word: '绝密' },
  })
})

it('numbers matters by year and tasks by place', () => {
  expect(matterNo('演督', 2026, 37)).toBe('演督〔2026〕37号')
  expect([taskNo('演督〔2026〕37号', [2, 1]), taskNo(null, [2, 1])]).toEqual(['演督〔2026〕37号-2.1', '2.1'])
  expect([sortKey([2]), sortKey([2, 1]), sortKey([10])].sort()).toEqual(['002', '002.001', '010'])
})
