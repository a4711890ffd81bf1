import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { begin } from '../../api/session'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import OpinionPage from './detail/index'
import OversightPage from './list/index'
import RatePage from './rate/index'

const row = {
  ...{ id: 'v1', version: 1, matter: { id: 'm1', no: '演督〔2026〕1号', title: '河道整改' }, by: null },
  ...{ org: { id: 'o1', name: '区水务局' }, office: { id: 'o2', name: '区督查室' }, quarter: '2026-Q4' },
  ...{ level: 4, tags: ['often'], hours: 16, text: '一周报了三次。', ratedOn: '2026-11-20' },
  ...{ answerDue: '2026-11-27', answer: null, state: 'waiting', mayAnswer: true },
}
const me = (permissions: string[]) => ({
  ...{ id: 'p1', name: '某人', today: '2026-11-25', unread: 0, org: row.org, roles: ['head'], permissions },
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
})
const office = { office: row.office, matters: 5, units: 3, perUnitMonth: 17, hours: null, late: 0 }
const posts = () => asked().filter(({ method }) => method === 'POST')
const yes = (container: HTMLElement) => fireEvent.click(container.querySelector('.sheet__yes') as Element)
const write = (selector: string, value: string) =>
  fireEvent.input(document.querySelector(selector) as Element, { target: { value } })
const answered = { text: '以后每周只报一次。', by: '督查员一', on: '2026-11-25', late: false }
const answers = (permissions: string[], more: object = {}) =>
  serverAnswers({
    '/me': me(permissions),
    '/oversight': { items: [row], nextCursor: null, total: 1 },
    '/oversight/figures': { quarter: '2026-Q4', offices: [{ ...office, n: 4, satisfaction: null }] },
    '/oversight/v1': row,
    '/oversight/v1/answer': { ...row, version: 2, answer: answered, state: 'answered', mayAnswer: false },
    '/matters': { items: [{ id: 'm1', no: row.matter.no, title: '河道整改' }], nextCursor: null, total: 1 },
    ...more,
  })

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  openedWith({})
})

it('lists what units said, and shows no rate of few', async () => {
  answers(['oversight.read'])
  render(<OversightPage />)
  fireEvent.click(await screen.findByText('河道整改'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/oversight/detail/index?id=v1' })
  expect(screen.queryByText('评价督查')).toBeNull()
  fireEvent.click(screen.getByText('本季的数字'))
  expect(await screen.findByText('满意率 样本不足（n=4）')).toBeTruthy()
})

it('says that there is none, and what went wrong', async () => {
  answers(['oversight.read', 'oversight.rate'], { '/oversight': { items: [], nextCursor: null, total: 0 } })
  const { unmount } = render(<OversightPage />)
  expect(await screen.findByText('没有这样的评价')).toBeTruthy()
  unmount()
  serverAnswers({ '/me': me([]) })
  render(<OversightPage />)
  expect(await screen.findByText('您看不到对督查的评价')).toBeTruthy()
})

it('is answered once, after it was asked', async () => {
  openedWith({ id: 'v1' })
  answers(['oversight.read'])
  const { container } = render(<OpinionPage />)
  expect(screen.getByRole('status')).toBeTruthy()
  fireEvent.click(await screen.findByText('答复'))
  expect(screen.getByText('请写明答复，至少 5 个字')).toBeTruthy()
  write('.opinion-reply__in', answered.text)
  fireEvent.click(screen.getByText('答复'))
  expect(posts()).toEqual([])
  yes(container)
  expect(await screen.findByText('督查室的答复')).toBeTruthy()
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ version: 1, text: answered.text })
})

it('cannot be read: says so', async () => {
  openedWith({ id: 'v2' })
  answers(['oversight.read'])
  render(<OpinionPage />)
  expect(await screen.findByText('您看不到这份评价')).toBeTruthy()
})

/** Another person than the one the program remembers. */
const signIn = (id: string) =>
  begin({ token: id, expiresAt: '', me: { id } } as unknown as Parameters<typeof begin>[0])

describe('rating the 督查', () => {
  it('needs a matter and a level, and goes in the name of the unit', async () => {
    signIn('head')
    answers(['oversight.rate'], { '/oversight': row })
    const { container } = render(<RatePage />)
    fireEvent.click(await screen.findByText('提交评价'))
    expect(screen.getByText('请选督查事项')).toBeTruthy()
    expect(screen.getByText('请选一项')).toBeTruthy()
    fireEvent.click(await screen.findByText('演督〔2026〕1号 河道整改'))
    fireEvent.click(screen.getByText('不满意'))
    fireEvent.click(screen.getByText('频次过高'))
    write('.rate-hours__in', '16')
    fireEvent.click(screen.getByText('提交评价'))
    yes(container)
    await waitFor(() => expect(posts()).toHaveLength(1))
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({
      ...{ matterId: 'm1', level: 4, tags: ['often'], hours: 16, text: '' },
    })
  })

  it('is not offered to others', async () => {
    signIn('supervisor')
    answers(['oversight.read'])
    render(<RatePage />)
    expect(await screen.findByText('评价由单位负责人来做')).toBeTruthy()
  })
})
