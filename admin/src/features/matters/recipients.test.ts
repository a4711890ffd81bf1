import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import { recipientsOf, recipientsText } from './recipients'

const supervisor = { id: 's', name: '督查员一' }
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
  attachments: [],
  allowedActions: [],
})

describe('who is told at 派单', () => {
  it('counts a handler of several tasks once, and the supervising officer', () => {
    const tree = [leaf('1', 'h1'), leaf('2', 'h1'), leaf('3', 'h2')]
    expect(recipientsText(recipientsOf({ tree, supervisor }))).toBe(
      '将向 3 人发消息：承办人 2 人、督查员 1 人。',
    )
  })

  it('tells the head where no handler is named, and leaves parents out', () => {
    const tree = [{ ...leaf('0', 'boss'), leaf: false }, leaf('1', null), leaf('2', null, 'road')]
    expect(recipientsOf({ tree, supervisor })).toMatchObject({
      handlers: 0,
      orgsWithoutHandler: ['区water局', '区road局'],
      total: 3,
    })
  })
})
