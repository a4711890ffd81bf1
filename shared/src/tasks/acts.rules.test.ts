import fc from 'fast-check'
import { ROLE_GRANTS, ROLES, type Permission, type Role, type ScopeKind } from '../accounts/permissions'
import { NATIONAL_CALENDAR } from '../kernel/calendar-data'
import { plainDate, type PlainDate } from '../kernel/plain-date'
import { countWorkdays } from '../kernel/work-calendar'
import {
  ACT_STATES,
  chargedDays,
  coDue,
  coOpenRefusal,
  extensionLevel,
  lostWorkdays,
  NO_ACTS,
  returnUntil,
  subDueRefusal,
  targetRefusal,
  taskActRefusal,
  taskActs,
  type ActFacts,
  type ActMoment,
  type ChildFacts,
} from './acts.rules'
import type { Handback, KeptActs, KeptCoWork, KeptExtension } from './acts.schema'
import { TASK_ACTS, type TaskAct } from './acts.states'
import type { ActingPerson, Reach } from './tasks.rules'
import { TASK_STATES, type TaskState } from './tasks.states'

const states = Object.keys(TASK_STATES) as TaskState[]
const acts = Object.keys(TASK_ACTS) as TaskAct[]
const calendar = NATIONAL_CALENDAR
const DISPATCHED = '2026-11-09T07:30:00.000Z'
const day = (text: string) => plainDate(text)

const moment = (iso = '2026-11-10T01:00:00.000Z', more: Partial<ActMoment> = {}): ActMoment => ({
  now: Date.parse(iso),
  today: day(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10)),
  calendar,
  extensionMost: 1,
  urgeGapHours: 24,
  ...more,
})

const by = { id: 'handler', name: '水务经办' }
const water = { id: 'water', name: '水务局' }
const forest = { id: 'forest', name: '林业局' }

const open: KeptCoWork = {
  ...{ org: forest, demand: '', due: '2026-11-20', askedAt: DISPATCHED, askedBy: '督查员', state: 'open' },
  ...{ answer: '', fileIds: [], doneAt: null, doneBy: null },
}
const asked: KeptExtension = {
  ...{ at: DISPATCHED, by, org: water, days: 5, workdays: 5, level: 'chief', reason: '', fileIds: [] },
  ...{ state: 'pending', decidedAt: null, decidedBy: null, opinion: '', granted: null },
  ...{ oldDue: '2026-11-30', newDue: '2026-12-07' },
}
const handback: Handback = {
  ...{ at: DISPATCHED, by, org: water, reason: '', suggested: null, state: 'pending', decidedAt: null },
  ...{ decidedBy: null, opinion: '', toOrg: null, lostWorkdays: null },
}

function task(more: Partial<ActFacts> = {}, kept: Partial<KeptActs> = {}): ActFacts {
  return {
    ...{ state: 'inHand', leaf: true, regionId: 'region', orgId: 'water', handler: by },
    ...{ dispatchedAt: DISPATCHED, due: day('2026-11-30'), acts: { ...NO_ACTS, ...kept } },
    ...{ depth: 2, verified: 0, reportWaits: false, split: null },
    ...more,
  }
}

function person(role: Role, id: string, orgId: string, orgIds: string[] = [orgId]): ActingPerson {
  const reaches: Record<ScopeKind, Reach> = {
    own: { kind: 'own' },
    org: { kind: 'orgs', orgIds: [orgId] },
    subtree: { kind: 'orgs', orgIds },
    region: { kind: 'region', regionId: 'region' },
    all: { kind: 'all' },
  }
  const grants: Partial<Record<Permission, ScopeKind>> = ROLE_GRANTS[role]
  return { id, orgId, reach: (permission) => (grants[permission] ? reaches[grants[permission]] : null) }
}

const handler = person('handler', 'handler', 'water')
const head = person('head', 'head', 'water', ['water', 'water-office'])
const helper = person('handler', 'helper', 'forest')
const supervisor = person('supervisor', 'supervisor', 'office')
const chief = person('supervisionHead', 'chief', 'office')
const leader = person('leader', 'leader', 'region')

const child: ChildFacts = { title: '上段清理', state: 'inHand', leaf: true, reports: 0, asked: false }
const SPLIT: Partial<ActFacts> = { leaf: false, split: [child, { ...child, state: 'toSign' }] }

/** Who may do each act, where everything else is right. */
const ENTITLED: Record<
  TaskAct,
  { people: ActingPerson[]; kept?: Partial<KeptActs>; more?: Partial<ActFacts> }
> = {
  giveBack: { people: [handler, head] },
  takeBack: { people: [handler, head], kept: { handbacks: [handback] } },
  decideReturn: { people: [supervisor, chief], kept: { handbacks: [handback] } },
  extend: { people: [handler, head] },
  decideExtension: { people: [chief], kept: { extensions: [asked] } },
  askCo: { people: [supervisor, chief] },
  answerCo: { people: [helper], kept: { coWork: [open] } },
  waiveCo: { people: [handler, head], kept: { coWork: [open] } },
  transfer: { people: [head, supervisor, chief] },
  entrust: { people: [head] },
  decompose: { people: [head] },
  recall: { people: [head], more: SPLIT },
  urge: { people: [head, supervisor, chief, leader] },
  directive: { people: [supervisor, chief] },
  proposeCard: { people: [supervisor, chief] },
}
const EVERYONE = [handler, head, helper, supervisor, chief, leader]

describe('every act', () => {
  it.each(acts.flatMap((act) => states.map((state) => [act, state] as const)))(
    '%s of a task in %s is for those entitled, in the states of the table',
    (act, state) => {
      const { people, kept, more } = ENTITLED[act]
      const possible = (ACT_STATES[act] as readonly TaskState[]).includes(state)
      for (const one of EVERYONE) {
        const refusal = taskActRefusal(task({ ...more, state }, kept), act, one, moment())
        if (possible && people.includes(one)) expect(refusal).toBeNull()
        else expect(refusal).not.toBeNull()
        if (!possible) expect(['task.state', 'handback.pending']).toContain(refusal?.code)
      }
    },
  )

  it('is for leaves only, but 收回分解, which is for what was split', () => {
    for (const act of acts) {
      const refusal = taskActRefusal(
        task({ leaf: act === 'recall' }, ENTITLED[act].kept),
        act,
        chief,
        moment(),
      )
      expect(refusal?.code).toBe(act === 'recall' ? 'decompose.none' : 'task.not-leaf')
    }
  })

  it.each(ROLES)('is nothing for %s of another region', (role) => {
    const stranger: ActingPerson = {
      ...person(role, 'stranger', 'far'),
      reach: (permission) => {
        const reach = person(role, 'stranger', 'far').reach(permission)
        return reach?.kind === 'region' ? { kind: 'region', regionId: 'elsewhere' } : reach
      },
    }
    for (const state of states)
      expect(taskActs(task({ state }, { extensions: [asked], coWork: [open] }), stranger, moment())).toEqual(
        [],
      )
  })
})

describe('退回', () => {
  it('is possible until the same clock time on the next working day', () => {
    const refusal = (iso: string) => taskActRefusal(task(), 'giveBack', handler, moment(iso))
    expect(refusal('2026-11-10T07:30:00.000Z')).toBeNull()
    expect(refusal('2026-11-10T07:30:00.001Z')).toEqual({
      code: 'handback.late',
      details: { until: '11月10日 15:30' },
    })
  })

  it('passes over rest days', () => {
    expect(new Date(returnUntil('2026-11-13T08:00:00.000Z', calendar)).toISOString()).toBe(
      '2026-11-16T08:00:00.000Z',
    )
    expect(new Date(returnUntil('2026-09-30T02:00:00.000Z', calendar)).toISOString()).toBe(
      '2026-10-08T02:00:00.000Z',
    )
  })

  it('counts from the transfer for whom it was moved to, and is closed by 指定承办', () => {
    const later = moment('2026-11-20T01:00:00.000Z')
    expect(
      taskActRefusal(task({}, { receivedAt: '2026-11-19T07:00:00.000Z' }), 'giveBack', handler, later),
    ).toBeNull()
    expect(taskActRefusal(task({}, { designated: true }), 'giveBack', handler, moment())?.code).toBe(
      'handback.designated',
    )
  })

  it('is never decided by the office that asked', () => {
    const own = person('supervisor', 'one', 'water')
    const waiting = task({ state: 'returned' }, { handbacks: [handback] })
    expect(taskActRefusal(waiting, 'decideReturn', own, moment())?.code).toBe('handback.same-office')
  })

  it('charges the working days of those refused to who asked', () => {
    expect(lostWorkdays('2026-11-13T08:00:00.000Z', day('2026-11-17'), calendar)).toBe(2)
    expect(lostWorkdays('2026-11-13T08:00:00.000Z', day('2026-11-13'), calendar)).toBe(0)
    const refused = { ...handback, state: 'refused' as const, lostWorkdays: 2 }
    const upheld = { ...handback, state: 'upheld' as const, lostWorkdays: 4 }
    expect(chargedDays({ handbacks: [refused, upheld, { ...refused, org: forest }, refused] })).toEqual([
      { org: water, workdays: 4 },
      { org: forest, workdays: 2 },
    ])
  })
})

describe('延期', () => {
  const refusal = (kept: Partial<KeptActs>, at?: ActMoment) =>
    taskActRefusal(task({}, kept), 'extend', handler, at ?? moment())?.code

  it('is asked for before the deadline has passed, one at a time, once for an org', () => {
    expect(refusal({}, moment('2026-11-30T15:59:59.000Z'))).toBeUndefined()
    expect(refusal({}, moment('2026-11-30T16:00:00.000Z'))).toBe('extension.late')
    expect(refusal({ extensions: [asked] })).toBe('extension.pending')
    const granted = { ...asked, state: 'granted' as const }
    expect(refusal({ extensions: [granted] })).toBe('extension.most')
    expect(refusal({ extensions: [granted] }, moment(undefined, { extensionMost: 2 }))).toBeUndefined()
    expect(refusal({ extensions: [{ ...granted, org: forest }] })).toBeUndefined()
    expect(refusal({ extensions: [{ ...asked, state: 'refused' }] })).toBeUndefined()
  })

  it('is decided by the level of its length, never by the office that asked', () => {
    expect([extensionLevel(10, 10), extensionLevel(11, 10)]).toEqual(['chief', 'leader'])
    const long = task({}, { extensions: [{ ...asked, level: 'leader', workdays: 20 }] })
    expect(taskActRefusal(long, 'decideExtension', leader, moment())).toBeNull()
    expect(taskActRefusal(long, 'decideExtension', chief, moment())).toEqual({
      code: 'extension.level',
      details: { days: 20, level: '领导' },
    })
    const own = person('supervisionHead', 'chief', 'water')
    expect(taskActRefusal(task({}, { extensions: [asked] }), 'decideExtension', own, moment())?.code).toBe(
      'extension.same-office',
    )
    expect(taskActRefusal(task(), 'decideExtension', chief, moment())?.code).toBe('extension.none')
  })
})

describe('会办', () => {
  it('gives the helping org its share of the window, whatever the window', () => {
    const from = fc.integer({ min: 0, max: 300 }).map((n) => addDay('2026-01-05', n))
    fc.assert(
      fc.property(
        from,
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 10, max: 100 }),
        (start, n, share) => {
          const due = addDay(start, n)
          const sub = coDue(start, due, share, calendar)
          expect(sub <= due).toBe(true)
          const window = countWorkdays(calendar, start, due)
          if (window > 0) expect(countWorkdays(calendar, start, sub)).toBe(Math.ceil((window * share) / 100))
        },
      ),
    )
  })

  it('bars the end while a helper is open, and names it', () => {
    expect(coOpenRefusal({ coWork: [] })).toBeNull()
    expect(
      coOpenRefusal({
        coWork: [
          { ...open, state: 'waived' },
          { ...open, state: 'answered' },
        ],
      }),
    ).toBeNull()
    expect(coOpenRefusal({ coWork: [open] })?.details).toEqual({ orgs: '林业局' })
  })

  it('has deadlines within the task’s own', () => {
    const within = (due: string) => subDueRefusal('co.due', due, task(), day('2026-11-10'))
    expect([within('2026-11-10'), within('2026-11-30')]).toEqual([null, null])
    expect([within('2026-11-09')?.code, within('2026-12-01')?.code]).toEqual(['co.due', 'co.due'])
  })
})

describe('分解', () => {
  const refusal = (more: Partial<ActFacts>, kept: Partial<KeptActs> = {}, at = moment()) =>
    taskActRefusal(task(more, kept), 'decompose', head, at)?.code

  it('loses nothing: neither what was verified nor what somebody has still to answer', () => {
    expect(refusal({})).toBeUndefined()
    expect(refusal({ verified: 1 })).toBe('decompose.verified')
    expect(refusal({ reportWaits: true })).toBe('decompose.waiting')
    expect(refusal({}, { extensions: [asked] })).toBe('extension.pending')
    expect(refusal({}, { coWork: [open] })).toBe('decompose.co-open')
    expect(refusal({}, { coWork: [{ ...open, state: 'waived' }] })).toBeUndefined()
  })

  it('leaves time below it, and goes no deeper than a tree may', () => {
    expect(refusal({}, {}, moment('2026-11-30T15:00:00.000Z'))).toBeUndefined()
    expect(refusal({}, {}, moment('2026-11-30T16:00:00.000Z'))).toBe('decompose.late')
    expect([refusal({ depth: 3 }), refusal({ depth: 4 })]).toEqual([undefined, 'tree.too-deep'])
  })

  it.each(states)('is taken back while what is below it is signed at most, not when one is %s', (state) => {
    const below = (more: Partial<ChildFacts>) =>
      taskActRefusal(task({ leaf: false, split: [{ ...child, ...more }] }), 'recall', head, moment())?.code
    const possible = state === 'toSign' || state === 'inHand' || state === 'cancelled'
    expect(below({ state })).toBe(possible ? undefined : 'decompose.begun')
    for (const begun of [{ reports: 1 }, { leaf: false }, { asked: true }])
      expect(below({ state, ...begun })).toBe(state === 'cancelled' ? undefined : 'decompose.begun')
  })

  it('is not taken back where 督查 drew the tree', () => {
    expect(taskActRefusal(task({ leaf: false }), 'recall', head, moment())?.code).toBe('decompose.none')
  })
})

it('lets a head move a task below only, 督查 anywhere in the region, nobody out of it', () => {
  const to = (orgId: string, more = {}) => ({ orgId, regionId: 'region', active: true, ...more })
  expect(targetRefusal(to('water-office'), task(), head)).toBeNull()
  expect(targetRefusal(to('forest'), task(), head)?.code).toBe('task.below')
  expect(targetRefusal(to('forest'), task(), supervisor)).toBeNull()
  expect(targetRefusal(to('forest', { regionId: 'elsewhere' }), task(), supervisor)?.code).toBe('task.org')
  expect(targetRefusal(to('forest', { active: false }), task(), chief)?.code).toBe('task.org')
})

it('lets nobody 催办 again before the hours of the rule have passed', () => {
  const urged = task({}, { urges: [{ at: '2026-11-10T01:00:00.000Z', by, note: '' }] })
  const refusal = (iso: string) => taskActRefusal(urged, 'urge', supervisor, moment(iso))
  expect(refusal('2026-11-11T00:59:59.000Z')).toEqual({
    code: 'urge.often',
    details: { when: '11月10日 09:00', hours: 24 },
  })
  expect(refusal('2026-11-11T01:00:00.000Z')).toBeNull()
})

function addDay(from: string, n: number): PlainDate {
  return day(new Date(Date.parse(`${from}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10))
}
