import fc from 'fast-check'
import type { Permission } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import { allowedConsultationActs, consultationRefusal, isLate, queuePlace } from './consultations.rules'
import { CONSULTATION_ACTS, type ConsultationAct, type ConsultationState } from './consultations.states'
import { closestEntries, knowledgeRefusal, namesRefusal } from './knowledge.rules'

const holding = (id: string, ...held: Permission[]): ActingPerson => ({
  id,
  orgId: 'o1',
  reach: (permission) => (held.includes(permission) ? { kind: 'region', regionId: 'r1' } : null),
})
const asker = holding('a1', 'consultation.ask')
const office = holding('s1', 'consultation.answer', 'knowledge.write')
const acts = Object.keys(CONSULTATION_ACTS) as ConsultationAct[]
const facts = (state: ConsultationState, responsibleId: string | null = null) => ({
  ...{ state, askerId: 'a1', orgId: 'o1', regionId: 'r1', responsibleId },
})

it('lets exactly one side do each act, in every state reached by a walk', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), (walk) => {
      let state: ConsultationState = 'waiting'
      for (const act of walk) {
        const sides = [asker, office].filter((one) => consultationRefusal(act, facts(state), one) === null)
        const next: ConsultationState | null = CONSULTATION_ACTS[act].from[state]
        expect(sides).toEqual(next === null ? [] : [CONSULTATION_ACTS[act].by === 'asker' ? asker : office])
        state = next ?? state
      }
      expect(allowedConsultationActs(facts(state), asker)).toContain('followUp')
    }),
  )
})

it('refuses others, another region, whoever asked, and who has it already', () => {
  expect(consultationRefusal('close', facts('answered'), holding('a2', 'consultation.ask'))?.code).toBe(
    'consultation.side',
  )
  expect(consultationRefusal('answer', { ...facts('waiting'), regionId: 'r2' }, office)?.code).toBe(
    'auth.forbidden',
  )
  expect(consultationRefusal('answer', { ...facts('waiting'), askerId: 's1' }, office)?.code).toBe(
    'consultation.own',
  )
  expect(consultationRefusal('take', facts('waiting', 's1'), office)?.code).toBe('consultation.taken')
})

it('is late only while it waits', () => {
  expect(isLate({ state: 'waiting', dueAt: 1 }, 2)).toBe(true)
  expect(isLate({ state: 'waiting', dueAt: 2 }, 2)).toBe(false)
  expect(isLate({ state: 'answered', dueAt: 1 }, 2)).toBe(false)
})

it('puts what waits first by its promise, then what was said last, closed or not', () => {
  const of = (name: string, state: ConsultationState, dueAt: number, saidAt: number) => ({
    ...{ name, ...queuePlace(state, dueAt, saidAt) },
  })
  const all = [
    of('old', 'closed', 1, 10),
    of('fresh', 'answered', 9, 30),
    of('later', 'waiting', 8, 40),
    of('sooner', 'waiting', 2, 5),
    of('ended', 'closed', 3, 20),
  ]
  const sorted = [...all].sort((a, b) => a.rank - b.rank || a.order - b.order)
  expect(sorted.map(({ name }) => name)).toEqual(['sooner', 'later', 'fresh', 'ended', 'old'])
})

it('lets nobody publish what they wrote, and no name of who asked stand', () => {
  expect(knowledgeRefusal('publish', { state: 'draft', authorId: 's1' }, office)?.code).toBe('knowledge.own')
  expect(knowledgeRefusal('publish', { state: 'draft', authorId: 's2' }, office)).toBeNull()
  expect(namesRefusal(['区水务局问'], ['张三', '区水务局'])?.details).toEqual({ name: '区水务局' })
})

it('finds the closest entry and nothing far away', () => {
  const entries = [
    { question: '延期最迟什么时候申请', answer: '到期前三个工作日' },
    { question: '照片要不要带位置', answer: '现场照片应带位置' },
  ]
  expect(closestEntries('任务延期什么时候申请', entries, 3)).toEqual([entries[0]])
  expect(closestEntries('食堂几点开门', entries, 3)).toEqual([])
})
