import { fireEvent, screen, within } from '@testing-library/react'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { farSide, renderPage } from '../../../test/render'
import { DashboardPage, type Dashboard, type Decision } from './dashboard-page'

const id = (n: number) => String(n).padStart(24, '0')
const decision = (n: number, more: Partial<Decision> = {}): Decision => ({
  ...{
    kind: 'extension',
    kindName: '延期待审批',
    title: `第 ${n} 件`,
    orgName: '区水务局',
    asker: '水务经办',
  },
  ...{ reason: '申请延至 2026-12-31：需要跨年招标', due: '2026-11-20', action: '去审批' },
  target: { kind: 'task', id: id(n) },
  ...more,
})
const lights = { red: 2, yellow: 1, green: 3, grey: 0, recovered: 0 }

function open(more: Partial<Dashboard> = {}, role: Role = 'leader') {
  const dashboard: Dashboard = {
    ...{ today: '2026-11-25', age: 0, decisions: [], figures: [], overdue: [], weeks: [], worse: [] },
    ...{ orgLights: [{ org: { id: id(80), name: '区水务局' }, ...lights, total: 6 }], lights },
    ...more,
  }
  farSide({ 'GET /dashboard': () => dashboard })
  const renderTarget = (target: Decision['target'], close: () => void) => (
    <div role="dialog" aria-label={`${target.kind} ${target.id}`}>
      <button onClick={close}>关闭</button>
    </div>
  )
  return renderPage(<DashboardPage renderTarget={renderTarget} />, { role, at: '/dashboard' })
}

describe('the desk of a leader', () => {
  it('shows by kind all that is to be decided: why, who asks, by when, and what happens without', async () => {
    const many = Array.from({ length: 12 }, (_, i) => decision(i + 1))
    const review = decision(20, {
      kind: 'conclusion',
      title: '结论一',
      target: { kind: 'conclusion', id: id(20) },
    })
    open({ decisions: [...many, review] })
    expect(await screen.findByText('今天要您决定的 13 项')).toBeTruthy()
    const group = screen.getByRole('region', { name: '延期待批' })
    expect(within(group).getAllByRole('listitem')).toHaveLength(12)
    expect(within(group).getByText(/不定会怎样：没有批复以前按原限期计时/)).toBeTruthy()
    expect(within(group).getAllByText(/申请延至 2026-12-31/)[0]).toBeTruthy()
    expect(within(group).getAllByText(/水务经办提出/)[0]).toBeTruthy()
    expect(screen.getByRole('region', { name: '结论复核' })).toBeTruthy()
  })

  it('opens what is to be decided beside the page, which stays', async () => {
    const { router } = open({ decisions: [decision(7)] })
    fireEvent.click(await screen.findByRole('button', { name: '审批：第 7 件' }))
    const drawer = screen.getByRole('dialog', { name: `task ${id(7)}` })
    expect(router.state.location.pathname).toBe('/dashboard')
    expect(screen.getByText('今天要您决定的 1 项')).toBeTruthy()
    fireEvent.click(within(drawer).getByRole('button', { name: '关闭' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says plainly that nothing is to be decided; red tasks are told apart and do not count', async () => {
    const red = decision(3, { kind: 'overdue', title: '超期未办的任务', asker: '', action: '去查看' })
    open({ decisions: [red], worse: [{ org: { id: id(80), name: '区水务局' }, before: 1, now: 3 }] })
    expect(await screen.findByText('今天没有需要您决定的事')).toBeTruthy()
    const told = screen.getAllByRole('region', { name: '红灯事项' })[0]!
    expect(within(told).getByText('超期未办的任务')).toBeTruthy()
    expect(within(told).getByRole('link', { name: '全部 2 项' }).getAttribute('href')).toBe(
      '/tasks?view=open&light=red',
    )
    const worse = screen.getByRole('region', { name: '比上周变差的' })
    expect(worse.textContent).toContain('1 → 3 件，多 2 件')
    const late = screen.getByRole('region', { name: '各单位红灯' })
    expect(within(late).getByRole('link', { name: '区水务局' }).getAttribute('href')).toContain('light=red')
  })

  it('is the leader’s alone: others keep the list of what waits for them', async () => {
    open({ decisions: [decision(1)] }, 'supervisionHead')
    expect(await screen.findByText('今天要您定的 1 项')).toBeTruthy()
    expect(screen.queryByRole('region', { name: '比上周变差的' })).toBeNull()
  })
})
