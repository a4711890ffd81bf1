import { caseRefusal, contentRefusal, kindRefusal } from './power.rules'
import { CHANGE_KINDS, POWER_STATES, STATE_AFTER, type ChangeKind, type PowerState } from './powers.states'

const states = Object.keys(POWER_STATES) as PowerState[]
const kinds = Object.keys(CHANGE_KINDS) as ChangeKind[]
const name = '取水许可'

describe('caseRefusal', () => {
  it.each(states)('in the state %s', (state) => {
    const code = caseRefusal({ name, state, from: '2026-12-01', upcoming: null }, '2026-11-25')?.code ?? null
    const expected = {
      planned: 'power.planned',
      inForce: null,
      handedDown: 'power.cancelled',
      cancelled: 'power.cancelled',
    }
    expect(code).toBe(expected[state])
  })

  it('obeys the version whose day has come, before the list does', () => {
    const power = {
      name,
      state: 'inForce' as const,
      from: '2026-01-01',
      upcoming: { from: '2026-12-01', state: 'cancelled' as const },
    }
    expect(caseRefusal(power, '2026-11-30')).toBeNull()
    expect(caseRefusal(power, '2026-12-01')).toEqual({
      code: 'power.cancelled',
      details: { name, from: '2026-12-01', state: '已取消' },
    })
  })
})

describe('kindRefusal', () => {
  const allowed: Record<ChangeKind, (PowerState | null)[]> = {
    add: [null, 'cancelled', 'handedDown'],
    takeOver: [null, 'cancelled', 'handedDown'],
    keep: ['inForce'],
    handDown: ['inForce'],
    cancel: ['inForce', 'planned'],
    adjust: ['inForce', 'planned'],
  }
  it.each(kinds)('lets %s begin where it may, and nowhere else', (kind) => {
    for (const state of [null, ...states]) {
      const refusal = kindRefusal(kind, state && { name, state })
      if (allowed[kind].includes(state)) expect(refusal).toBeNull()
      else expect(refusal?.code).toBe(state === null ? 'proposal.power' : 'proposal.kind')
    }
  })

  it('leaves every power in a state from which something may begin', () => {
    for (const kind of kinds) {
      const state = STATE_AFTER[kind]
      expect(kinds.some((next) => kindRefusal(next, { name, state }) === null)).toBe(true)
    }
  })
})

describe('contentRefusal', () => {
  const content = { type: '01', legalDays: null, promisedDays: null, penalties: [] }
  it.each([
    [{}, null],
    [{ legalDays: 20, promisedDays: 20 }, null],
    [{ promisedDays: 20 }, null],
    [{ legalDays: 20, promisedDays: 21 }, 'power.limits'],
    [{ legalDays: 0, promisedDays: 1 }, 'power.limits'],
    [{ penalties: [{}] }, 'power.penalties'],
    [{ type: '02', penalties: [{}] }, null],
  ])('of %j', (change, code) => {
    expect(contentRefusal({ ...content, ...change })?.code ?? null).toBe(code)
  })
})
