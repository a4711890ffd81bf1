import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import {
  applicantProblems,
  draftBody,
  EMPTY,
  firstOpenStep,
  givenOf,
  placeOf,
  stepProblems,
  waysOf,
  type Draft,
} from './draft'
import { keepDraft, readDraft } from './draft-store'

const TODAY = plainDate('2026-11-25')
const ID_NUMBER = '11010519491231002X'
const file: FileInfo = {
  ...{ id: 'f'.repeat(24), kind: 'attachment', name: '委托书.pdf', mime: 'application/pdf', size: 9 },
  ...{ width: null, height: null, storedAt: '2026-11-25T01:00:00.000Z' },
}
const material = (key: string, more: Partial<GuideMaterial> = {}): GuideMaterial => ({
  ...{ key, name: `材料${key}`, necessity: 'required', source: 'applicant', copies: 1, form: 'original' },
  ...{ spec: '', notes: '', basis: '', blankFormId: null, sampleId: null },
  ...{ deferDays: null, promiseDays: null, always: true },
  ...more,
})
const place = (window: string) => ({
  ...{ name: '区政务服务中心', window, address: '', hours: '', phone: '', lat: null, lng: null },
})
const guide: Pick<GuideContent, 'materials' | 'scenario' | 'places'> = {
  places: [place('1 号窗口')],
  materials: [material('form'), material('card', { form: 'exempt' }), material('shop', { always: false })],
  scenario: {
    first: 'who',
    questions: [
      {
        key: 'who',
        text: '谁来办',
        options: [
          { key: 'shop', label: '店铺', materials: ['shop'], next: null, stop: '' },
          { key: 'home', label: '家里', materials: [], next: null, stop: '不用办' },
        ],
      },
    ],
  },
}
const applicant = { ...EMPTY.applicant, name: '张小明', idNumber: ID_NUMBER, phone: '13800001234' }
const whole: Draft = {
  ...EMPTY,
  guide: { id: 'a'.repeat(24), title: '排水许可' },
  answers: { who: 'shop' },
  materials: { form: { given: 'paper', files: [] } },
  applicant,
}

it('stands at the first step that is not done', () => {
  const steps = [
    EMPTY,
    { ...whole, answers: {} },
    { ...whole, materials: { form: { given: 'files' as const, files: [] } } },
    { ...whole, applicant: EMPTY.applicant },
    whole,
  ].map((draft) => firstOpenStep(draft, guide, TODAY))
  expect(steps).toEqual([0, 1, 2, 3, 4])
})

it('is received at the only window, or at the one that is chosen', () => {
  const two = { ...guide, places: [place('1 号窗口'), place('2 号窗口')] }
  const chosen = { ...whole, window: '区政务服务中心 2 号窗口' }
  expect(draftBody(whole, guide)).toMatchObject({ window: '区政务服务中心 1 号窗口' })
  expect(draftBody(chosen, two)).toMatchObject({ window: '区政务服务中心 2 号窗口' })
  expect(draftBody(chosen, guide)).toMatchObject({ window: '区政务服务中心 1 号窗口' })
  expect(draftBody(whole, { ...guide, places: [] })).not.toHaveProperty('window')
  expect(Object.keys(stepProblems(whole, two, TODAY, 4))).toEqual(['window'])
  expect([stepProblems(chosen, two, TODAY, 4), stepProblems(whole, guide, TODAY, 4)]).toEqual([{}, {}])
})

it('does not go on past an answer that ends it, nor before the guide was read', () => {
  expect(stepProblems({ ...whole, answers: { who: 'home' } }, guide, TODAY, 1)).toEqual({ answers: '不用办' })
  expect(Object.keys(stepProblems(whole, null, TODAY, 1))).toEqual(['guide'])
})

it('tells at once that a number is wrong, of a person and of an enterprise', () => {
  expect(applicantProblems(applicant, TODAY)).toEqual({})
  expect(applicantProblems({ ...applicant, idNumber: '110105194912310021' }, TODAY)['idNumber']).toContain(
    '校验位',
  )
  const enterprise = { ...applicant, kind: 'enterprise' as const, idNumber: '91350100M000100Y43' }
  expect(applicantProblems(enterprise, TODAY)).toEqual({})
  expect(applicantProblems({ ...enterprise, idNumber: ID_NUMBER }, TODAY)['idNumber']).toBeDefined()
})

it('asks an agent for name, number and authorisation', () => {
  const agent = { name: '', idNumber: '', files: [] }
  expect(Object.keys(applicantProblems({ ...applicant, agent }, TODAY))).toEqual([
    'agent.name',
    'agent.idNumber',
    'agent.fileIds',
  ])
  const good = { name: '李代办', idNumber: ID_NUMBER, files: [file] }
  expect(applicantProblems({ ...applicant, agent: good }, TODAY)).toEqual({})
})

it('promises only what the guide lets be promised, and takes 免提交 as checked at the window', () => {
  expect(waysOf(material('form')).map(({ way, open }) => [way, open])).toEqual([
    ...[
      ['paper', true],
      ['files', true],
      ['promised', false],
      ['missing', true],
    ],
  ])
  expect(waysOf(material('form', { promiseDays: 30 })).every(({ open }) => open)).toBe(true)
  expect(givenOf(whole, material('card', { form: 'exempt' })).given).toBe('files')
  expect(givenOf(whole, material('shop')).given).toBe('missing')
})

it('sends what the answers ask for, each as it came in', () => {
  const sent = draftBody(
    {
      ...whole,
      materials: { form: { given: 'paper', files: [file] }, old: { given: 'paper', files: [] } },
      applicant: { ...applicant, agent: { name: '李代办', idNumber: ID_NUMBER, files: [file] } },
    },
    guide,
  )
  expect(sent.materials).toEqual([
    { key: 'form', given: 'paper', fileIds: [] },
    { key: 'card', given: 'files', fileIds: [] },
    { key: 'shop', given: 'missing', fileIds: [] },
  ])
  expect(sent.applicant.agent).toEqual({ name: '李代办', idNumber: ID_NUMBER, fileIds: [file.id] })
})

it.each([
  ['body.applicant.idNumber', 3, 'idNumber'],
  ['body.applicant.agent.fileIds.0', 3, 'agent.fileIds'],
  ['body.answers', 1, 'answers'],
  ['body.materials.2.given', 2, 'materials'],
  ['body.guideId', 0, 'guide'],
])('shows what the server says of %s at its step', (path, step, field) => {
  expect(placeOf(path)).toEqual({ step, field })
})

it('keeps a draft in the tab for the person who wrote it, and throws away what somebody else left', () => {
  keepDraft('me', whole)
  expect(readDraft('me')).toEqual(whole)
  expect(readDraft('other')).toEqual(EMPTY)
  expect(readDraft('me')).toEqual(EMPTY)
  sessionStorage.setItem('mingdu.case-draft', '{')
  expect(readDraft('me')).toEqual(EMPTY)
})
