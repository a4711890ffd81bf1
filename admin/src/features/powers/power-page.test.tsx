import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { farSide, refused, renderPage } from '../../../test/render'
import { common, idOf, power, settings } from '../../../test/power-fixtures'
import { PowerPage } from './power-page'

const PATH = `/powers/${power.id}`

function open(at: string, answer: () => unknown = () => power, role: 'catalog' | 'monitor' = 'catalog') {
  const calls = farSide({ ...common, [`GET ${PATH}`]: answer })
  const page = (
    <Routes>
      <Route path="/powers/:id" element={<PowerPage renderProposal={() => null} />} />
    </Routes>
  )
  return { calls, ...renderPage(page, { role, at }) }
}

describe('the page of a power', () => {
  it('reads an earlier version at its address, and says that it is not the one in force', async () => {
    const earlier = { ...power, shown: power.versions[1]! }
    const { calls } = open(`${PATH}?no=1`, () => earlier)
    expect(await screen.findByText(/您在看 v1/)).toBeTruthy()
    expect(calls.find((call) => call.at === `GET ${PATH}`)?.url.search).toBe('?no=1')
    fireEvent.click(screen.getByRole('button', { name: '看现行版本' }))
    await waitFor(() => expect(calls.filter((c) => c.at === `GET ${PATH}`).at(-1)?.url.search).toBe(''))
  })

  it('shows 处罚标准 only where there are penalties', async () => {
    open(PATH)
    await screen.findByRole('region', { name: '设定依据' })
    expect(screen.queryByRole('region', { name: '处罚标准' })).toBeNull()
  })

  it('leaves out an element that the place hides', async () => {
    const elements = settings.elements.map((e) => (e.key === 'norms' ? { ...e, shown: false } : e))
    farSide({
      ...common,
      'GET /catalog/settings': () => ({ ...settings, elements }),
      [`GET ${PATH}`]: () => power,
    })
    renderPage(
      <Routes>
        <Route path="/powers/:id" element={<PowerPage renderProposal={() => null} />} />
      </Routes>,
      { role: 'catalog', at: PATH },
    )
    await screen.findByRole('region', { name: '救济渠道' })
    await waitFor(() => expect(screen.queryByRole('region', { name: '操作规范' })).toBeNull())
  })

  it('leads to every published guide of the power, with how complete each is', async () => {
    const guides = [
      { id: idOf('2'), title: '方案审批（变更）', score: 85 },
      { id: idOf('3'), title: '方案审批（首次申请）', score: 90 },
    ]
    open(PATH, () => ({ ...power, guides }))
    const list = await screen.findByRole('list', { name: '办事指南' })
    const links = within(list).getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['方案审批（变更）', `/guides/${idOf('2')}`],
      ['方案审批（首次申请）', `/guides/${idOf('3')}`],
    ])
    expect(within(list).getByText('完整度 90 分')).toBeTruthy()
  })

  it('says that a version does not exist', async () => {
    open(`${PATH}?no=9`, () => refused(404, 'power.version', '没有这个版本。'))
    expect(await screen.findByText('没有这个版本。')).toBeTruthy()
  })

  it('offers no change to who may not propose one', async () => {
    open(PATH, () => ({ ...power, mayPropose: false }), 'monitor')
    await screen.findByRole('region', { name: '设定依据' })
    expect(screen.queryByRole('button', { name: '提出变动' })).toBeNull()
  })
})
