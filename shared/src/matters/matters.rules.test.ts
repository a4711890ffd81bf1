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
  expect(matterActions(matter(), person('creator'))).toEqual(['edit', 'cancel'])
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
