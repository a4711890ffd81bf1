import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { RegionsPage } from './regions-page'

const id = (n: number) => String(n).padStart(24, '0')
const rate = (part: number, n: number) => ({ value: n === 0 ? null : Math.round((1000 * part) / n), part, n })
const figures = (red: number, open: number) => ({
  lights: { red, yellow: 0, green: open - red, grey: 0, recovered: 0 },
  open,
  onSchedule: rate(1, 2),
  onTime: rate(0, 0),
  closed: rate(3, 12),
})
const row = (n: number, name: string, more: object = {}) => ({
  ...{ org: { id: id(n), name }, kind: 'department', own: false, below: false },
  ...{ figures: figures(2, 5), ...more },
})
const answer = {
  ...{ org: { id: id(1), name: '演示区' }, trail: [], from: '2026-11-01', through: '2026-11-30' },
  total: figures(4, 10),
  rows: [row(2, '区水务局', { below: true }), row(3, '区林业局')],
}

function open(at = '/regions', more: object = {}) {
  const calls = farSide({ 'GET /regions': () => ({ ...answer, ...more }) })
  return { calls, ...renderPage(<RegionsPage />, { role: 'leader', at }) }
}

describe('regions from the top down', () => {
  it('goes into a unit that has units below it, and keeps the way back in the address', async () => {
    const { calls, router } = open('/regions?period=year', { trail: [{ id: id(9), name: '演示市' }] })
    expect((await screen.findByRole('link', { name: '演示市' })).getAttribute('href')).toBe(
      `/regions?orgId=${id(9)}&period=year`,
    )
    fireEvent.click(screen.getByRole('link', { name: '区水务局' }))
    await waitFor(() => expect(router.state.location.search).toBe(`?orgId=${id(2)}&period=year`))
    await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('orgId')).toBe(id(2)))
    expect(calls.at(-1)?.url.searchParams.get('period')).toBe('year')
  })

  it('ends at the tasks of the last unit, by light', async () => {
    open()
    const forest = (await screen.findByText('区林业局')).closest('tr')!
    expect(within(forest).getByRole('link', { name: '区林业局' }).getAttribute('href')).toBe(
      `/tasks?orgId=${id(3)}&part=lead`,
    )
    expect(within(forest).getByRole('link', { name: '超期 2 件，看任务' }).getAttribute('href')).toBe(
      `/tasks?orgId=${id(3)}&part=lead&view=open&light=red`,
    )
  })

  it('shows each rate with what it is made of, and a dash where there is nothing', async () => {
    open()
    const forest = (await screen.findByText('区林业局')).closest('tr')!
    expect(within(forest).getByText('50.0%')).toBeTruthy()
    expect(within(forest).getByText('3 / 12')).toBeTruthy()
    expect(within(forest).getByText('0 / 0')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^销号率的口径/ })).toBeTruthy()
  })

  it('says that there is nothing yet, and shows a failed read with a way to try again', async () => {
    const none = { ...figures(0, 0), closed: rate(0, 0), onSchedule: rate(0, 0) }
    const { unmount } = open('/regions', { total: none, rows: [row(3, '区林业局', { figures: none })] })
    expect(await screen.findByText('这里还没有派出的任务')).toBeTruthy()
    unmount()
    farSide({ 'GET /regions': () => refused(500, 'server.error', '系统出了问题，已记录。') })
    renderPage(<RegionsPage />, { role: 'leader', at: '/regions' })
    expect(
      await screen.findByText('系统出了问题，已记录。', { exact: false }, { timeout: 5000 }),
    ).toBeTruthy()
  })
})
