import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import PowerPage from './index'

const ID = '0123456789abcdef01234567'
const shown = { no: 1, kind: 'add', from: '2026-01-10', until: null, basis: '', publishedAt: '' }
const CONTENT = {
  ...{ code: 'C1', baseCode: '', itemCode: '', mainName: '', name: '排水许可', subItems: [] },
  ...{ type: '01', orgId: 'o1', orgCode: '', regionCode: '', office: '', level: '4', source: '1' },
  ...{ bases: [], legalDays: 20, promisedDays: 10, duties: [], accountabilities: [], penalties: [] },
  ...{ norms: '', materials: [], outerFlow: null, innerFlow: null, supervision: '', remedies: '', extra: {} },
}
const power = {
  ...{ id: ID, code: 'C1', name: '排水许可', org: { id: 'o1', name: '区水务局' } },
  ...{ state: 'inForce', kind: 'add', content: CONTENT, shown, versions: [shown] },
  guides: [
    { id: 'g1', title: '排水许可（变更）' },
    { id: 'g2', title: '排水许可（首次申请）' },
  ],
}

beforeEach(() => {
  phoneStorage()
  serverAnswers({ [`/public/powers/${ID}`]: power })
})

it('lists every guide of the power, and opens each', async () => {
  openedWith({ id: ID })
  render(<PowerPage />)
  fireEvent.click(await screen.findByText('排水许可（首次申请）'))
  expect(screen.getByText('排水许可（变更）')).toBeTruthy()
  expect(jest.mocked(Taro.navigateTo).mock.calls[0]?.[0].url).toBe('/features/guides/detail/index?id=g2')
})

it('is opened by its code, and is sent on as a card', async () => {
  openedWith({ scene: `p%3D${ID}` })
  render(<PowerPage />)
  await screen.findByText('区水务局的全部事项')
  expect(asked()[0]?.url).toContain(`/public/powers/${ID}`)
  expect(screen.getByText('发给别人')).toBeTruthy()
  const card = jest
    .mocked(Taro.useShareAppMessage)
    .mock.calls.at(-1)?.[0]({} as never)
  expect(card).toEqual({ title: '排水许可', path: `/features/powers/detail/index?id=${ID}` })
})
