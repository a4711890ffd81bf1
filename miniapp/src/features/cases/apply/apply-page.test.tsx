import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import ApplyPage from './index'

const GUIDE = '0123456789abcdef01234567'
const material = (key: string, name: string, more = {}) => ({
  ...{ key, name, necessity: 'required', source: 'applicant', copies: 1, form: 'original', spec: '' },
  ...{ notes: '', basis: '', blankFormId: null, sampleId: null, deferDays: null, promiseDays: null },
  ...{ always: true, ...more },
})
const guide = {
  ...{ id: GUIDE, no: 1, latestNo: 1, state: 'published', files: {}, versions: [] },
  content: {
    title: '排水许可',
    materials: [material('form', '排水许可申请表'), material('map', '排放口位置图', { promiseDays: 10 })],
    scenario: { first: null, questions: [] },
  },
}
const citizen = (identity: object | null) => ({ id: 'p1', phone: '139****9000', wechat: false, identity })
const KNOWN = { name: '李*红', idNumber: '110***********002X', verifiedAt: '2026-03-01T00:00:00.000Z' }
const receipt = {
  ...{ id: 'k1', no: '123456789015', title: '排水许可', org: '区水务局', due: '2026-03-09' },
  ...{ tentative: false, toDo: '', materials: [{ name: '排水许可申请表', given: 'paper' }] },
}
const ANSWERS = {
  '/citizen': citizen(KNOWN),
  [`/public/guides/${GUIDE}`]: guide,
  [`/citizen/drafts/${GUIDE}`]: { draft: null },
  '/citizen/materials': { items: [] },
}
let storage: Map<string, string>

beforeEach(() => {
  storage = phoneStorage()
  window.sessionStorage.clear()
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  openedWith({ guide: GUIDE })
})

const next = () => fireEvent.click(screen.getByText('下一步'))

async function fillIn() {
  fireEvent.click(await screen.findByText('本人'))
  next()
  fireEvent.click(screen.getByText('到窗口交纸质'))
  next()
  fireEvent.click(screen.getByText('先写承诺，以后补'))
  next()
}
const posts = () => asked().filter(({ method }) => method === 'POST')

it('leads from the first page to the receipt and leaves no draft', async () => {
  serverAnswers({ ...ANSWERS, '/citizen/cases': receipt })
  render(<ApplyPage />)
  await fillIn()
  fireEvent.click(screen.getByText('确认提交'))
  expect(await screen.findByText('1234 5678 9015')).toBeTruthy()
  expect(screen.getByText(/3月9日/)).toBeTruthy()
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({
    ...{ guideId: GUIDE, channel: 'h5', answers: {}, as: 'self', address: '', principal: null },
    materials: [
      { key: 'form', given: 'paper', fileIds: [] },
      { key: 'map', given: 'promised', fileIds: [] },
    ],
  })
  expect(storage.has(`mingdu.apply.p1.${GUIDE}`)).toBe(false)
  const saved = asked().filter(({ method }) => method === 'PUT')
  expect(saved.map(({ header }) => header['Authorization'])).toEqual(['Bearer c1', 'Bearer c1', 'Bearer c1'])
})

it('keeps everything when it could not be sent, and goes on after the page was left', async () => {
  serverAnswers(ANSWERS)
  const first = render(<ApplyPage />)
  await fillIn()
  fireEvent.click(screen.getByText('确认提交'))
  expect(await screen.findByText('没有这条记录。')).toBeTruthy()
  first.unmount()
  render(<ApplyPage />)
  expect(await screen.findByText(/已接着您上次填到的地方/)).toBeTruthy()
  expect(screen.getByText('确认提交')).toBeTruthy()
})

it('lets nobody leave a page that is not in order', async () => {
  serverAnswers(ANSWERS)
  render(<ApplyPage />)
  await screen.findByText('本人')
  next()
  expect(screen.getByText('请选择替谁办理')).toBeTruthy()
  fireEvent.click(screen.getByText('替他人'))
  next()
  expect(screen.getByText('请附授权委托书')).toBeTruthy()
})

it('without a guide says where to begin, and asks the server nothing', () => {
  openedWith({})
  render(<ApplyPage />)
  expect(screen.getByText('没有说办哪件事')).toBeTruthy()
  expect(asked()).toEqual([])
})

it('asks for 实名 first', async () => {
  serverAnswers({ ...ANSWERS, '/citizen': citizen(null) })
  render(<ApplyPage />)
  await waitFor(() => expect(screen.getByText('去实名认证')).toBeTruthy())
})

describe('the number of whom one acts for', () => {
  const NUMBER = '440524188001010014'
  const KEY = `mingdu.apply.p1.${GUIDE}`
  const AUTHORISED = { id: 'f1', name: '委托书.pdf', size: 10, kind: 'attachment' }
  const kept = (principal: object) => ({
    ...{ guideId: GUIDE, title: '排水许可', savedAt: '2026-03-01T02:00:00.000Z', answers: {}, as: 'agent' },
    ...{ address: '', materials: [], step: 1, files: [AUTHORISED], principal },
  })
  const field = (name: string) => document.querySelector<HTMLInputElement>(`input.apply-${name}`)
  const type = (name: string, value: string) => fireEvent.input(field(name)!, { target: { value } })

  it('is never stored on the phone, and goes sealed to the server', async () => {
    serverAnswers({
      ...ANSWERS,
      [`/citizen/drafts/${GUIDE}`]: { draft: kept({ name: '王大明', idNumber: '', fileIds: ['f1'] }) },
    })
    const first = render(<ApplyPage />)
    await screen.findByText('替他人')
    type('number', NUMBER)
    next()
    first.unmount()
    expect(storage.has(KEY)).toBe(true)
    expect(JSON.stringify([...storage])).not.toContain(NUMBER)
    const [put] = asked().filter(({ method }) => method === 'PUT')
    expect(put?.data).toContain(NUMBER)
  })

  it('comes back from the server for the same principal, and is asked for where it has none', async () => {
    const draft = kept({ name: '王大明', idNumber: NUMBER, fileIds: ['f1'] })
    serverAnswers({ ...ANSWERS, [`/citizen/drafts/${GUIDE}`]: { draft } })
    const first = render(<ApplyPage />)
    await screen.findByText('排水许可申请表')
    fireEvent.click(screen.getByText('上一步'))
    expect(field('number')?.value).toBe(NUMBER)
    first.unmount()
    expect(JSON.stringify([...storage])).not.toContain(NUMBER)
    serverAnswers(ANSWERS)
    render(<ApplyPage />)
    await screen.findByText('替他人')
    expect([field('name')?.value, field('number')?.value]).toEqual(['王大明', ''])
    next()
    expect(screen.getByText(/^公民身份号码应为 18 位/)).toBeTruthy()
    expect(screen.queryByText('排水许可申请表')).toBeNull()
  })

  it('stored by an earlier release is wiped as soon as the form is opened', async () => {
    const old = {
      ...{ savedAt: Date.now(), page: 'who', answers: {}, as: 'agent', address: '', materials: {} },
      principal: { name: '王大明', idNumber: NUMBER, files: [] },
    }
    storage.set(KEY, JSON.stringify(old))
    serverAnswers(ANSWERS)
    render(<ApplyPage />)
    await screen.findByText('替他人')
    expect(JSON.stringify([...storage])).not.toContain(NUMBER)
  })
})
