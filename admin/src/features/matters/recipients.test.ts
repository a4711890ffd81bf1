import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import { recipientsOf, recipientsText } from './recipients'

const leaf = (id: string, handler: string | null, org = 'water'): TreeTask => ({
  id,
  version: 1,
  parentId: null,
  depth: 0,
  leaf: true,
  no: id,
  title: id,
  requirement: '',
  org: { id: org, name: `区${org}局` },
  coOrgs: [],
  handler: handler === null ? null : { id: handler, name: handler },
  weight: 50,
  limit: { kind: 'date', due: '2026-12-18' },
  state: 'draft',
  light: 'grey',
  clock: {
    dispatchedOn: null,
    dispatchedAt: null,
    due: null,
    tentative: false,
    limitWorkdays: null,
    remaining: null,
  },
  progress: { verified: 0, claimed: 0, planned: 0 },
  quantity: null,
  period: null,
  milestones: [],
  attachments: [],
  allowedActions: [],
})

const person = (id: string, orgId: string) => ({ id, org: { id: orgId } })
const roster = {
  handlers: [person('h1', 'water'), person('h2', 'water'), person('h3', 'road')],
  heads: [person('b1', 'water'), person('b2', 'road')],
}

const OFFICER = { id: 'officer', name: '督查员一' }

describe('who is told at 派单', () => {
  it('tells the supervising officer unless they dispatch themselves', () => {
    const matter = { tree: [leaf('1', 'h1')], supervisor: OFFICER }
    expect(recipientsText(recipientsOf(matter, roster, 'chief'))).toBe(
      '将向 2 人发消息：承办方 1 人，责任督查员 1 人。',
    )
    expect(recipientsOf(matter, roster, OFFICER.id).officers).toBe(0)
    expect(recipientsOf({ ...matter, tree: [] }, roster, 'chief').officers).toBe(0)
  })

  it('counts a handler of several tasks once', () => {
    const tree = [leaf('1', 'h1'), leaf('2', 'h1'), leaf('3', 'h2')]
    expect(recipientsText(recipientsOf({ tree, supervisor: OFFICER }, roster, OFFICER.id))).toBe(
      '将向 2 人发消息：承办方 2 人。',
    )
  })

  it('tells everyone of the unit who may sign where no handler is named, and leaves parents out', () => {
    const tree = [{ ...leaf('0', 'boss'), leaf: false }, leaf('1', null)]
    const told = recipientsOf({ tree, supervisor: OFFICER }, roster, OFFICER.id)
    expect(told).toMatchObject({ acting: 3, assisting: 0, orgsWithoutHandler: ['区water局'] })
    expect(recipientsText(told)).toContain('区water局没有指定承办人')
  })

  it('tells the heads of assisting units who are not told already', () => {
    const tree = [
      {
        ...leaf('1', null),
        coOrgs: [
          { id: 'road', name: '区road局' },
          { id: 'water', name: '区water局' },
        ],
      },
    ]
    expect(recipientsOf({ tree, supervisor: OFFICER }, roster, OFFICER.id)).toMatchObject({
      acting: 3,
      assisting: 1,
    })
  })

  it('says which unit has nobody to sign', () => {
    const told = recipientsOf({ tree: [leaf('1', null, 'empty')], supervisor: OFFICER }, roster, OFFICER.id)
    expect(recipientsText(told)).toContain('区empty局还没有能签收的人')
  })
})
