import { taskActsApi } from '@mingdu/shared/tasks/acts.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import {
  ACT_FILES_MOST,
  actProblems,
  asPhoneAct,
  PHONE_ACTS,
  phoneActs,
  startOf,
  type ActFilled,
} from './phone-acts'
import { unitsBelow } from './unit-field'

const filled = (more: Partial<ActFilled> = {}): ActFilled => ({
  text: '该河段由林业局管护',
  days: 5,
  agree: 'yes',
  orgId: 'forest',
  ...{ personId: 'p1', due: null, photos: [], papers: [], savedAt: 0 },
  ...more,
})
const acts = { allowed: [], handbacks: [], extensions: [], coWork: [] }
const task = (more: object = {}) =>
  ({ acts: { ...acts, ...more }, org: { id: 'water', name: '水务局' } }) as unknown as Task

it('offers on the phone what the record allows, what waits first', () => {
  expect(phoneActs(task({ allowed: ['urge', 'decideReturn', 'transfer', 'askCo', 'giveBack'] }))).toEqual([
    'decideReturn',
    'giveBack',
    'transfer',
    'urge',
  ])
  expect([asPhoneAct('extend'), asPhoneAct('directive'), asPhoneAct(undefined)]).toEqual([
    'extend',
    null,
    null,
  ])
})

it.each(PHONE_ACTS)('%s needs its words, unless they may be left out', (act) => {
  expect(actProblems(act, filled())).toEqual({})
  const optional = act === 'urge' || act === 'decideExtension' || act === 'entrust'
  expect('text' in actProblems(act, filled({ text: '不行' }))).toBe(!optional)
  expect(actProblems(act, filled({ text: '这是绝密文件的内容' })).text).toContain('绝密')
})

it('asks for an org where one is meant', () => {
  const asks = (act: (typeof PHONE_ACTS)[number], more: Partial<ActFilled> = {}) =>
    'orgId' in actProblems(act, filled({ orgId: null, ...more }))
  expect([asks('answerCo'), asks('waiveCo'), asks('decideReturn')]).toEqual([true, true, true])
  expect([asks('decideReturn', { agree: 'no' }), asks('giveBack'), asks('extend')]).toEqual([
    false,
    false,
    false,
  ])
})

it('begins with the suggestion, the days asked for, and one’s own org', () => {
  const org = (id: string) => ({ id, name: id })
  expect(
    startOf('decideReturn', task({ handbacks: [{ state: 'pending', suggested: org('forest') }] })).orgId,
  ).toBe('forest')
  expect(startOf('decideExtension', task({ extensions: [{ state: 'pending', days: 7 }] })).days).toBe(7)
  const coWork = [
    { state: 'open', org: org('other'), mine: false },
    { state: 'open', org: org('mine'), mine: true },
  ]
  expect(startOf('answerCo', task({ coWork })).orgId).toBe('mine')
  expect(startOf('giveBack', task({ coWork })).orgId).toBeNull()
})

it('entrusts to a person of the org or of one below it, and to nobody else', () => {
  expect(startOf('entrust', task()).orgId).toBe('water')
  expect(actProblems('entrust', filled({ personId: null, text: '' }))).toEqual({ personId: '请选由谁办' })
  const org = (id: string, parentId: string | null, status = 'active') => ({ id, name: id, parentId, status })
  const all = [
    ...[org('region', null), org('water', 'region'), org('river', 'water'), org('gauge', 'river')],
    ...[org('closed', 'water', 'closed'), org('forest', 'region')],
  ]
  expect(unitsBelow('water', all).map(({ id }) => id)).toEqual(['river', 'gauge'])
  expect(unitsBelow('forest', all)).toEqual([])
})

it('brings as many papers as the contract takes', () => {
  const file = (key: string) => ({ key, path: key, bytes: 1, fileId: null })
  const many = Array.from({ length: ACT_FILES_MOST }, (_, i) => file(`f${i}`))
  expect(actProblems('extend', filled({ photos: many }))).toEqual({})
  expect(actProblems('extend', filled({ photos: many, papers: [file('x')] })).files).toContain('最多 10 份')
  const { body } = taskActsApi.extend
  const ids = (n: number) => Array.from({ length: n }, () => '0123456789abcdef01234567')
  const asked = (n: number) =>
    body.safeParse({ version: 1, days: 5, reason: '汛期不能施工', fileIds: ids(n) }).success
  expect([asked(ACT_FILES_MOST), asked(ACT_FILES_MOST + 1)]).toEqual([true, false])
})
