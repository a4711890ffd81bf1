import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { actProblems, asPhoneAct, PHONE_ACTS, phoneActs, startOf, type ActFilled } from './phone-acts'

const filled = (more: Partial<ActFilled> = {}): ActFilled => ({
  text: '该河段由林业局管护',
  days: 5,
  agree: 'yes',
  orgId: 'forest',
  ...more,
})
const acts = { allowed: [], handbacks: [], extensions: [], coWork: [] }
const task = (more: object = {}) => ({ acts: { ...acts, ...more } }) as unknown as Task

it('offers on the phone what the record allows, what waits first', () => {
  expect(phoneActs(task({ allowed: ['urge', 'decideReturn', 'transfer', 'giveBack'] }))).toEqual([
    'decideReturn',
    'giveBack',
    'urge',
  ])
  expect([asPhoneAct('extend'), asPhoneAct('transfer'), asPhoneAct(undefined)]).toEqual([
    'extend',
    null,
    null,
  ])
})

it.each(PHONE_ACTS)('%s needs its words, unless they may be left out', (act) => {
  expect(actProblems(act, filled())).toEqual({})
  const optional = act === 'urge' || act === 'decideExtension'
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
