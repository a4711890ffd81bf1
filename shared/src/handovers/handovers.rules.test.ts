import { ROLES, scopeOf } from '../accounts/permissions'
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

describe.each(kinds)('%s', (kind) => {
  it.each(ROLES)('goes to a %s as the table says', (role) => {
    const free = successorRefusal(kind, row, 'leaving', who({ roles: [role] })) === null
    const { way } = HANDOVER_KINDS[kind]
    const fits =
      kind === 'task' ? role === 'handler' || role === 'head' : scopeOf([role], 'report.verify') !== null
    expect(free).toBe(way !== 'moves' || fits)
  })

  it('never goes to whoever leaves, to nobody, or to a disabled account', () => {
    if (HANDOVER_KINDS[kind].way !== 'moves')
      return expect(successorRefusal(kind, row, 'x', undefined)).toBeNull()
    for (const one of [undefined, who({ id: 'leaving' }), who({ active: false })])
      expect(successorRefusal(kind, row, 'leaving', one)?.code).toBe('handover.successor')
  })
})

it('keeps a task within its org and a matter within its region', () => {
  expect(successorRefusal('task', row, 'x', who({ orgId: 'forest' }))?.code).toBe('handover.task-successor')
  const officer = who({ roles: ['supervisor'], regionId: 'other' })
  expect(successorRefusal('matter', row, 'x', officer)?.code).toBe('handover.matter-successor')
})

it('lets a person go with a card, and with nothing else', () => {
  expect(kinds.filter((kind) => !bindsPerson(kind))).toEqual(['card'])
})
