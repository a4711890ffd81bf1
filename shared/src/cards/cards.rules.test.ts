import fc from 'fast-check'
import { ROLE_GRANTS, type Permission, type Role } from '../accounts/permissions'
import { NATIONAL_CALENDAR } from '../kernel/calendar-data'
import { plainDate } from '../kernel/plain-date'
import type { ActingPerson } from '../tasks/tasks.rules'
import { cardNo } from './cards.numbers'
import {
  appealLastDay,
  CARD_ACT_PERMISSIONS,
  cardActRefusal,
  cardActs,
  cardLimit,
  cardToPropose,
  escalationRefusal,
  nextCardState,
  possibleCardActs,
  type CardFacts,
  type EarlierCard,
} from './cards.rules'
import {
  CARD_ACTS,
  CARD_KINDS,
  CARD_STATES,
  OPEN_CARD_STATES,
  type CardAct,
  type CardKind,
  type CardState,
} from './cards.states'

const STATES = Object.keys(CARD_STATES) as CardState[]
const ACTS = Object.keys(CARD_ACTS) as CardAct[]
const KINDS = Object.keys(CARD_KINDS) as CardKind[]
const TODAY = plainDate('2026-03-10')
const day = { today: TODAY, calendar: NATIONAL_CALENDAR }

const facts = (set: Partial<CardFacts> = {}): CardFacts => ({
  ...{ state: 'proposed', kind: 'yellow', subjectKind: 'case', regionId: 'region', orgId: 'org' },
  ...{
    personId: null,
    issuedById: 'issuer',
    keeperId: null,
    issuedOn: TODAY,
    deliveredOn: TODAY,
    earlier: [],
  },
  ...set,
})
const official = (role: Role, id = 'p1', orgId = 'office'): ActingPerson => {
  const grants: Partial<Record<Permission, string>> = ROLE_GRANTS[role]
  return {
    id,
    orgId,
    reach: (permission) => {
      const kind = grants[permission]
      if (kind === undefined) return null
      return kind === 'region' ? { kind: 'region', regionId: 'region' } : { kind: 'orgs', orgIds: [orgId] }
    },
  }
}
const monitor = official('monitor')
const head = official('head', 'h1', 'org')
const codeOf = (card: CardFacts, act: CardAct, person: ActingPerson, on = day) =>
  cardActRefusal(card, act, person, on)?.code ?? null

describe('the acts of a card', () => {
  it.each(STATES)('from %s are those of the table, and no other is possible', (state) => {
    for (const act of ACTS) {
      const possible = possibleCardActs(state).includes(act)
      expect(codeOf(facts({ state }), act, monitor) === 'card.state').toBe(!possible)
      if (!possible) expect(nextCardState(state, act)).toBe(state)
    }
    expect(possibleCardActs(state).length === 0).toBe(!OPEN_CARD_STATES.includes(state))
  })

  it.each(STATES)('in %s, nobody without the permission does one', (state) => {
    for (const act of possibleCardActs(state)) {
      expect(codeOf(facts({ state }), act, official('catalog'))).toBe('auth.forbidden')
    }
    expect(cardActs(facts({ state }), official('catalog'), day)).toEqual([])
  })

  it.each(ACTS)('%s needs a permission that some role holds', (act) => {
    const holders = Object.values(ROLE_GRANTS).filter((grants) => CARD_ACT_PERMISSIONS[act] in grants)
    expect(holders.length).toBeGreaterThan(0)
  })

  it('about a case are a 监察员’s; about a 督办任务 only the 督查室主任 issues', () => {
    const task = facts({ subjectKind: 'task' })
    expect(codeOf(facts(), 'issue', monitor)).toBeNull()
    expect(codeOf(task, 'issue', monitor)).toBe('auth.forbidden')
    expect(codeOf(task, 'decline', monitor)).toBe('auth.forbidden')
    expect(codeOf({ ...task, state: 'issued' }, 'deliver', monitor)).toBe('auth.forbidden')
    expect(codeOf(task, 'issue', official('supervisionHead'))).toBeNull()
  })
  it('are never done by the person carded or their office, but for the appeal', () => {
    const inside = official('monitor', 'p9', 'org')
    const named = official('monitor', 'p9')
    for (const [state, act] of [
      ['proposed', 'issue'],
      ['delivered', 'lift'],
      ['upheld', 'lift'],
      ['appealed', 'uphold'],
      ['appealed', 'withdraw'],
    ] as const) {
      expect(codeOf(facts({ state }), act, inside)).toBe('card.same-office')
      expect(codeOf(facts({ state, personId: 'p9' }), act, named)).toBe('card.same-office')
      expect(codeOf(facts({ state }), act, monitor)).toBeNull()
    }
  })

  it('of review are another person’s than the issuer’s', () => {
    const card = facts({ state: 'appealed', issuedById: monitor.id })
    const kept = facts({ state: 'appealed', keeperId: monitor.id })
    expect(cardActRefusal(kept, 'uphold', monitor, day)?.code).toBe('card.own-review')
    expect(codeOf(card, 'uphold', monitor)).toBe('card.own-review')
    expect(codeOf(card, 'withdraw', monitor)).toBe('card.own-review')
    expect(codeOf(card, 'withdraw', official('monitor', 'p2'))).toBeNull()
  })
})

describe('an appeal', () => {
  it('is the carded org’s head’s, until the third working day after 送达', () => {
    const card = facts({ state: 'delivered', deliveredOn: plainDate('2026-02-13') })
    // 02-14 is a working day, 02-15 to 02-23 are the holidays
    expect(appealLastDay(plainDate('2026-02-13'), NATIONAL_CALENDAR)).toBe('2026-02-25')
    const on = (today: string) => ({ ...day, today: plainDate(today) })
    expect(codeOf(card, 'appeal', head, on('2026-02-25'))).toBeNull()
    expect(codeOf(card, 'appeal', head, on('2026-02-26'))).toBe('card.appeal-late')
    expect(codeOf(card, 'appeal', official('head', 'h2', 'other'), on('2026-02-25'))).toBe('auth.forbidden')
    expect(codeOf(card, 'appeal', monitor, on('2026-02-25'))).toBe('auth.forbidden')
  })
})

describe('escalation', () => {
  const before: EarlierCard = { kind: 'yellow', state: 'delivered', limit: plainDate('2026-03-09') }
  it('lets a red card rest only on a standing yellow one whose limit has passed', () => {
    expect(escalationRefusal('red', [], TODAY)?.code).toBe('card.escalation')
    for (const state of STATES) {
      const refused = escalationRefusal('red', [{ ...before, state }], TODAY) !== null
      expect([state, refused]).toEqual([state, state !== 'delivered' && state !== 'upheld'])
    }
    expect(escalationRefusal('red', [{ ...before, limit: TODAY }], TODAY)).not.toBeNull()
    expect(escalationRefusal('red', [{ ...before, limit: null }], TODAY)).not.toBeNull()
    expect(escalationRefusal('red', [{ ...before, kind: 'notice' }], TODAY)).not.toBeNull()
    expect(codeOf(facts({ kind: 'red', earlier: [before] }), 'issue', monitor)).toBeNull()
    expect(codeOf(facts({ kind: 'red' }), 'issue', monitor)).toBe('card.escalation')
  })

  it('asks for no card that would only repeat one, and for the next one once a limit has passed', () => {
    const open = { ...before, open: true }
    expect(cardToPropose('yellow', [], TODAY)).toBe('yellow')
    expect(cardToPropose('yellow', [{ ...open, limit: TODAY }], TODAY)).toBeNull()
    expect(cardToPropose('yellow', [open], TODAY)).toBe('red')
    expect(cardToPropose('notice', [open], TODAY)).toBe('red')
    expect(cardToPropose('yellow', [{ ...open, kind: 'notice' }], TODAY)).toBe('yellow')
    expect(cardToPropose('yellow', [{ ...open, kind: 'rectification' }], TODAY)).toBeNull()
    expect(cardToPropose('yellow', [{ ...open, state: 'lifted', open: false }], TODAY)).toBe('yellow')
  })

  it('never proposes what could not be issued', () => {
    const card = fc.record({
      kind: fc.constantFrom(...KINDS),
      state: fc.constantFrom(...STATES),
      limit: fc.constantFrom(null, plainDate('2026-03-09'), TODAY, plainDate('2026-03-11')),
    })
    const wanted = fc.constantFrom<CardKind>('notice', 'yellow')
    fc.assert(
      fc.property(wanted, fc.array(card, { maxLength: 5 }), (kind, cards) => {
        const earlier = cards.map((one) => ({ ...one, open: OPEN_CARD_STATES.includes(one.state) }))
        const proposed = cardToPropose(kind, earlier, TODAY)
        return proposed === null || escalationRefusal(proposed, earlier, TODAY) === null
      }),
    )
  })
})

describe('any sequence of acts', () => {
  it('keeps to the table: issued by another office, appealed in time, reviewed by another person, then ended', () => {
    const people = [
      monitor,
      official('monitor', 'p2'),
      official('monitor', 'p3', 'org'),
      head,
      official('handler', 'x', 'org'),
    ]
    const step = fc.record({
      act: fc.constantFrom(...ACTS),
      who: fc.constantFrom(...people),
      days: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let card = facts({ issuedById: null, issuedOn: null, deliveredOn: null })
        let today = TODAY
        const done: { act: CardAct; who: ActingPerson }[] = []
        for (const { act, who, days } of steps) {
          today = cardLimit(today, days, NATIONAL_CALENDAR)
          if (cardActRefusal(card, act, who, { ...day, today })) continue
          if (act === 'appeal')
            expect(today <= appealLastDay(card.deliveredOn ?? today, NATIONAL_CALENDAR)).toBe(true)
          done.push({ act, who })
          card = {
            ...card,
            state: nextCardState(card.state, act),
            ...(act === 'issue' ? { issuedById: who.id, issuedOn: today } : {}),
            ...(act === 'deliver' ? { deliveredOn: today } : {}),
          }
        }
        const whoDid = (...acts: CardAct[]) => done.filter(({ act }) => acts.includes(act))
        const issuer = whoDid('issue')[0]?.who.id
        for (const act of ACTS) expect(whoDid(act).length).toBeLessThanOrEqual(1)
        for (const { who } of whoDid('uphold', 'withdraw')) expect(who.id).not.toBe(issuer)
        for (const { who } of whoDid('issue', 'uphold', 'withdraw', 'lift')) expect(who.orgId).not.toBe('org')
        for (const { who } of whoDid('appeal')) expect(who.id).toBe(head.id)
        expect(whoDid('lift', 'withdraw', 'decline').length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

it('has a number by place, kind and year', () => {
  expect(KINDS.map((kind) => cardNo('演督', kind, 2026, 3))).toEqual([
    '演督提〔2026〕3号',
    '演督黄〔2026〕3号',
    '演督红〔2026〕3号',
    '演督改〔2026〕3号',
  ])
})
