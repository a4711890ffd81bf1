import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { myClue } from '../../../../test/clues'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen, endCitizen } from '../../../api/citizen-session'
import WriteCluePage from './index'

const request = Taro.request as unknown as jest.Mock
const TEXT = '窗口连续三天没有人办理业务'
const like = {
  ...{ id: 's1', kind: 'conduct', text: '政务大厅三号窗口没有人', endorsements: 3 },
  // on the 20th in Shanghai
  createdAt: '2026-11-19T17:00:00.000Z',
}
const NOW = {
  '/public/clue-orgs': { items: [{ id: 'o1', name: '区政务服务中心' }] },
  '/public/clue-similar': { items: [] },
  '/citizen': { id: 'p1', phone: '139****9000', wechat: false, identity: { name: '李*红', idNumber: '' } },
}
let storage: Map<string, string>
const tap = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  fireEvent.click(found)
}
const type = (selector: string, value: string) =>
  fireEvent.input(document.querySelector(selector)!, { target: { value } })
const sent = (path: string) => asked().filter(({ url, method }) => method === 'POST' && url.endsWith(path))

beforeEach(() => {
  storage = phoneStorage()
  window.sessionStorage.clear()
  openedWith({})
  endCitizen()
  jest.clearAllMocks()
})

function fillIn(identity: 'open' | 'sealed' | 'anonymous') {
  render(<WriteCluePage />)
  tap('.clue-not-secret')
  tap(`.clue-who-${identity}`)
  tap('.clue-kind-conduct')
  type('textarea.clue-text', TEXT)
}

it('stops whoever says it is 涉密, and asks for nothing more', () => {
  serverAnswers(NOW)
  render(<WriteCluePage />)
  tap('.clue-secret')
  expect(screen.getByText('涉密内容不能在这里提交')).toBeTruthy()
  expect(document.querySelector('textarea')).toBeNull()
  expect(asked()).toEqual([])
})

it('says at its field what is missing', () => {
  serverAnswers(NOW)
  render(<WriteCluePage />)
  tap('.clue-not-secret')
  tap('.clue-next')
  expect(document.querySelector('.clue-identity')?.textContent).toContain('请选用什么身份提交')
  expect(document.querySelector('.clue-kind-field')?.textContent).toContain('请选一类')
  expect(document.querySelector('.clue-text-field')?.textContent).toContain('请至少写 10 个字')
})

it('sends an anonymous one without saying who, stores nothing, and repeats it under the same key', async () => {
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  serverAnswers({ ...NOW, '/public/clues': { no: '123456789015' } })
  fillIn('anonymous')
  type('input.clue-pin', '204815')
  type('input.clue-again', '204815')
  tap('.clue-next')
  await screen.findByText('请核对，提交后不能修改')
  await waitFor(() => expect(sent('/public/clue-similar')).toHaveLength(1))
  expect(storage.has('mingdu.clue')).toBe(false)
  request.mockImplementationOnce(() => Promise.reject({ errMsg: 'request:fail' }))
  tap('.clue-submit')
  await screen.findByText('网络没有回应，请检查手机网络后再试。')
  tap('.clue-submit')
  expect(await screen.findByText('1234 5678 9015')).toBeTruthy()
  expect(screen.getByText(/请记下编号和查询密码/)).toBeTruthy()
  const [first, second] = sent('/public/clues')
  expect(JSON.parse(second?.data ?? '')).toEqual({
    ...{ classified: false, kind: 'conduct', text: TEXT, place: null, concernedOrgIds: [] },
    ...{ concernedText: '', fileTickets: [], pin: '204815' },
  })
  expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key'])
  expect(second?.header['Authorization']).toBeUndefined()
  expect(storage.has('mingdu.clue')).toBe(false)
})

it('keeps the draft of a named one until it is sent, and none once 匿名 was chosen', async () => {
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  serverAnswers({ ...NOW, '/citizen/clues': myClue })
  fillIn('sealed')
  tap('.clue-who-open')
  expect(storage.get('mingdu.clue')).toContain(TEXT)
  tap('.clue-who-anonymous')
  expect(storage.has('mingdu.clue')).toBe(false)
  tap('.clue-who-sealed')
  tap('.clue-next')
  await screen.findByText('请核对，提交后不能修改')
  tap('.clue-submit')
  expect(await screen.findByText('线索已提交')).toBeTruthy()
  expect(JSON.parse(sent('/citizen/clues')[0]?.data ?? '')).toMatchObject({ identity: 'sealed', text: TEXT })
  expect(storage.has('mingdu.clue')).toBe(false)
  tap('.clue-see')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/clues/mine/index?id=q1' })
})

it('shows what is alike with its day in Shanghai, and seconds it under the same key after a lost answer', async () => {
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  serverAnswers({
    ...NOW,
    '/public/clue-similar': { items: [like] },
    '/citizen/clues/s1/endorsement': { ...like, endorsements: 4 },
  })
  fillIn('open')
  tap('.clue-next')
  expect(await screen.findByText(/11月20日（周五）/)).toBeTruthy()
  tap('.clue-endorse')
  request.mockImplementationOnce(() => Promise.reject({ errMsg: 'request:fail' }))
  tap('.sheet__yes')
  await screen.findByText('网络没有回应，请检查手机网络后再试。')
  tap('.clue-endorse')
  tap('.sheet__yes')
  expect(await screen.findByText('已附议。')).toBeTruthy()
  expect(screen.getByText(/4 人附议/)).toBeTruthy()
  const [first, second] = sent('/citizen/clues/s1/endorsement')
  expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key'])
})
