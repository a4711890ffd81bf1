import { ROLES, scopeOf, type Permission } from '../accounts/permissions'
import {
  bindsPerson,
  HANDOVER_KINDS,
  successorRefusal,
  type HandoverKind,
  type Successor,
} from './handovers.rules'

const kinds = Object.keys(HANDOVER_KINDS) as HandoverKind[]
const row = { orgId: 'water', regionId: 'r' }
const who = (more: Partial<Successor> = {}): Successor => ({
  ...{ id: 's', name: '某人', orgId: 'water', regionId: 'r', roles: ['handler'], active: true, ...more },
})
const NEEDS: Partial<Record<HandoverKind, readonly Permission[]>> = {
  matter: ['report.verify'],
  lookBack: ['report.verify'],
  instruction: ['instruction.report'],
  case: ['case.review'],
  issuedCard: ['card.issue', 'card.lift'],
}

describe.each(kinds)('%s', (kind) => {
  it.each(ROLES)('goes to a %s as the table says', (role) => {
    const orgId = kind === 'issuedCard' ? 'office' : 'water'
    const free = successorRefusal(kind, row, 'leaving', who({ roles: [role], orgId })) === null
    const fits = NEEDS[kind]?.every((needed) => scopeOf([role], needed) !== null)
    const works = role === 'handler' || role === 'head'
    expect(free).toBe(HANDOVER_KINDS[kind].way !== 'moves' || (fits ?? works))
  })

  it('never goes to whoever leaves, to nobody, or to a disabled account', () => {
    if (HANDOVER_KINDS[kind].way !== 'moves')
      return expect(successorRefusal(kind, row, 'x', undefined)).toBeNull()
    for (const one of [undefined, who({ id: 'leaving' }), who({ active: false })])
      expect(successorRefusal(kind, row, 'leaving', one)?.code).toBe('handover.successor')
  })
})

it('keeps a task and a case within the org, a matter and a 批示 within the region', () => {
  const code = (kind: HandoverKind, more: Partial<Successor>) =>
    successorRefusal(kind, row, 'x', who(more))?.code
  expect(code('task', { orgId: 'forest' })).toBe('handover.task-successor')
  expect(code('case', { orgId: 'forest', roles: ['reviewer'] })).toBe('handover.case-successor')
  const elsewhere = { roles: ['supervisor' as const], regionId: 'other' }
  expect(code('matter', elsewhere)).toBe('handover.matter-successor')
  expect(code('instruction', elsewhere)).toBe('handover.instruction-successor')
})

it('gives a card to nobody of the carded org, and one about a task to who may issue such a card', () => {
  const code = (more: object, to: Partial<Successor>) =>
    successorRefusal('issuedCard', { ...row, ...more }, 'x', who(to))?.code
  expect(code({}, { roles: ['monitor'] })).toBe('handover.card-office')
  expect(code({ personId: 's' }, { roles: ['monitor'], orgId: 'office' })).toBe('handover.card-office')
  const monitor = { roles: ['monitor' as const], orgId: 'office' }
  expect(code({ needs: 'card.issueTask' }, monitor)).toBe('handover.card-successor')
  expect(code({ needs: 'card.issue' }, monitor)).toBeUndefined()
})

it('lets a person go with what others can do as well', () => {
  expect(kinds.filter((kind) => !bindsPerson(kind))).toEqual(['directive', 'issuedCard', 'card'])
})
