import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import GuidePage from './index'

const ID = '0123456789abcdef01234567'
const material = (key: string, name: string, more = {}) => ({
  ...{ key, name, necessity: 'required', source: 'applicant', copies: 1, form: 'original', spec: '' },
  ...{
    notes: '',
    basis: '',
    blankFormId: null,
    sampleId: null,
    deferDays: null,
    promiseDays: null,
    always: true,
  },
  ...more,
})
const option = (key: string, label: string, more = {}) => ({
  key,
  label,
  materials: [],
  next: null,
  stop: '',
  ...more,
})
const CONTENT = {
  ...{ title: '排水许可', audience: 'both', themes: [], caseType: '2', forms: ['1'], conditions: [] },
  stages: {
    apply: [],
    accept: [],
    review: [{ name: '审查', who: '水政科', days: 5, note: '' }],
    deliver: [],
  },
  materials: [
    material('form', '排水许可申请表', { deferDays: 10 }),
    material('map', '排放口位置图', { always: false, necessity: 'conditional' }),
  ],
  noMaterials: false,
  scenario: {
    first: 'who',
    questions: [
      {
        key: 'who',
        text: '您是哪一类排水户',
        options: [
          option('shop', '餐饮、洗车等经营户'),
          option('plant', '工业企业', { materials: ['map'] }),
          option('home', '居民', { stop: '居民家庭排水不用办许可。' }),
        ],
      },
    ],
  },
  ...{ legalDays: 20, promisedDays: 10, limitBasis: '', specials: [], free: true, fees: [] },
  places: [
    {
      name: '区政务服务中心',
      address: '演示路 1 号',
      hours: '',
      phone: '',
      window: '3 号窗口',
      lat: null,
      lng: null,
    },
  ],
  ...{ phone: '', complaint: '', results: [], faq: [], flow: null },
}
const guideOf = (no: number, content: object = CONTENT) => ({
  ...{ id: ID, no, latestNo: no, from: '2026-10-15', state: 'published', files: {}, versions: [] },
  power: { id: 'p1', code: 'C1', name: '排水许可', type: '01', state: 'inForce' },
  org: { id: 'o1', name: '区水务局' },
  content,
})
const serves = (guide: object, more = {}) => serverAnswers({ [`/public/guides/${ID}`]: guide, ...more })

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  openedWith({ id: ID })
})

it('asks, lists what the answer needs, and keeps the ticks from visit to visit', async () => {
  serves(guideOf(3))
  const first = render(<GuidePage />)
  expect(await screen.findByText('第 1 问，共 1 问')).toBeTruthy()
  expect(screen.getByText('共 1 份，已备 0 份')).toBeTruthy()
  expect(screen.getByText('可容缺：先受理，10 个工作日内补交')).toBeTruthy()
  expect(screen.queryByText('排放口位置图')).toBeNull()
  fireEvent.click(screen.getByText('工业企业'))
  expect(screen.getByText('共 2 份，已备 0 份')).toBeTruthy()
  fireEvent.click(screen.getByText('排放口位置图'))
  expect(screen.getByText('共 2 份，已备 1 份')).toBeTruthy()
  first.unmount()
  render(<GuidePage />)
  expect(await screen.findByText('共 2 份，已备 1 份')).toBeTruthy()
  fireEvent.click(screen.getByText('改'))
  fireEvent.click(screen.getByText('餐饮、洗车等经营户'))
  expect(screen.getByText('共 1 份，已备 0 份')).toBeTruthy()
})

it('says that the guide has changed since, and which ticks that cost', async () => {
  serves(guideOf(3))
  const before = render(<GuidePage />)
  fireEvent.click(await screen.findByText('排水许可申请表'))
  before.unmount()
  serves(
    guideOf(4, {
      ...CONTENT,
      materials: [material('form', '排水许可申请表（2026 版）')],
      scenario: { first: null, questions: [] },
    }),
  )
  render(<GuidePage />)
  expect(await screen.findByText(/您上次看的是第 3 版，现在是第 4 版。有 1 份/)).toBeTruthy()
  expect(screen.getByText('共 1 份，已备 0 份')).toBeTruthy()
})

it('tells who need not apply, and gives them no paper', async () => {
  serves(guideOf(3))
  render(<GuidePage />)
  fireEvent.click(await screen.findByText('居民'))
  expect(screen.getByText('居民家庭排水不用办许可。')).toBeTruthy()
  expect(screen.queryByText('要带的材料')).toBeNull()
  fireEvent.click(screen.getByText('打印一次性告知书'))
  expect(asked().map(({ method }) => method)).toEqual(['GET'])
})

it('gets the paper its number once for the same answers', async () => {
  const paper = {
    ...{ id: 'x', no: '告知〔2026〕0001', guideNo: 3, printedAt: '2026-11-25T01:00:00.000Z' },
    ...{ pdf: '/public/papers/t?format=pdf', docx: '/public/papers/t?format=docx' },
  }
  serves(guideOf(3), { [`/public/guides/${ID}/papers`]: paper })
  render(<GuidePage />)
  fireEvent.click(await screen.findByText('工业企业'))
  fireEvent.click(screen.getByText('打印一次性告知书'))
  expect(await screen.findByText(/编号 告知〔2026〕0001/)).toBeTruthy()
  fireEvent.click(screen.getByText('关闭'))
  fireEvent.click(screen.getByText('打印一次性告知书'))
  await screen.findByText(/编号 告知〔2026〕0001/)
  const prints = asked().filter(({ method }) => method === 'POST')
  expect(prints.map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { answers: { who: 'plant' } },
    { answers: { who: 'plant' } },
  ])
  expect(new Set(prints.map(({ header }) => header['Idempotency-Key'])).size).toBe(1)
})

it('says on an old version that it is old, and opens the one in force', async () => {
  openedWith({ id: ID, no: '2' })
  serves({ ...guideOf(2), latestNo: 3 })
  render(<GuidePage />)
  expect(await screen.findByText(/这是第 2 版，已经不是现行版本/)).toBeTruthy()
  expect(asked()[0]?.url).toContain('no=2')
  serves(guideOf(3))
  fireEvent.click(screen.getByText('看现行版本'))
  await waitFor(() => expect(screen.queryByText(/已经不是现行版本/)).toBeNull())
})

it('says plainly that a cancelled power is no longer handled', async () => {
  serves({ ...guideOf(3), power: { ...guideOf(3).power, state: 'cancelled' } })
  render(<GuidePage />)
  expect(await screen.findByText(/已经取消，不再办理/)).toBeTruthy()
})
