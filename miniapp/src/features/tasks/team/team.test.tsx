import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import TodoPage from '../../../pages/todo/index'
import { teamTexts } from '../../../pages/todo/team-text'
import { viewsOf } from '../../../pages/todo/view-switch'
import ActPage from '../act/index'
import TeamPage from './index'

const water = { id: 'o1', name: '区水务局' }
const river = { id: 'o2', name: '区河道管理所' }
const me = {
  ...{ id: 'a1', name: '水务局长', org: water, roles: ['head'], today: '2026-11-25', unread: 0 },
  permissions: ['task.read', 'task.assign', 'task.urge', 'task.sign'],
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
}
const none = { red: 0, yellow: 0, green: 0, grey: 0, recovered: 0 }
const rows = [
  {
    ...{ person: null, org: water, open: 1, late: 0, toSign: 1, nearestDue: '2026-11-30' },
    lights: { ...none, yellow: 1 },
  },
  {
    ...{
      person: { id: 'p2', name: '巡查员' },
      org: river,
      open: 3,
      late: 2,
      toSign: 0,
      nearestDue: '2026-11-20',
    },
    lights: { ...none, red: 2, green: 1 },
  },
]
const clock = { due: '2026-11-30', tentative: false, remaining: 3, limitWorkdays: 15 }
const row = {
  ...{ id: 't1', version: 4, no: '演督〔2026〕1号-1', title: '清水河段问题整改清零', state: 'toSign' },
  ...{ org: water, coOrgs: [], handler: null, supervisor: { id: 's1', name: '督查员一' }, light: 'yellow' },
  ...{ clock, progress: { verified: 0, claimed: 0, planned: 0 }, quantity: null, allowedActions: ['sign'] },
}
const task = {
  ...row,
  acts: {
    allowed: ['entrust', 'urge'],
    handbacks: [],
    extensions: [],
    coWork: [],
    charged: [],
    returnUntil: null,
  },
  limit: { kind: 'days', n: 15, unit: '工作日' },
}
const lights = { ...none, yellow: 1 }
const node = (org: { id: string; name: string }, parentId: string | null) => ({
  ...{ ...org, parentId, status: 'active', kind: 'office' },
})

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  serverAnswers({
    '/me': me,
    '/tasks/summary': { waiting: 1, toVerify: 0, nearestDue: '2026-11-30', lights },
    '/tasks/team': { items: rows },
    '/tasks': { items: [row], nextCursor: null, total: 1 },
    '/tasks/t1': task,
    '/tasks/t1/people': { items: [{ id: 'p9', name: '水务经办', roles: '承办人' }] },
    '/tasks/t1/entrust': task,
    '/orgs': { items: [node(water, null), node(river, 'o1')] },
  })
})

it('is offered to those who assign, beside what waits for themselves', () => {
  const views = (...held: string[]) => viewsOf((one) => held.includes(one))
  expect(views('task.sign')).toEqual(['todo'])
  expect(views('task.sign', 'task.assign')).toEqual(['todo', 'team'])
  expect(views('report.verify')).toEqual(['verify', 'open'])
  expect(views('task.read')).toEqual(['open'])
})

it('says in words what a head acts on', () => {
  const text = (late: number, toSign: number, person: { id: string; name: string } | null = water) =>
    teamTexts({ person, late, toSign }).join(' · ')
  expect(text(2, 1)).toBe('1 项没签收')
  expect(text(0, 0)).toBe('')
  expect(text(0, 1, null)).toBe('请派人承办')
  expect(text(3, 0, null)).toBe('已有超期的，请尽快派人')
})

it('shows who has what in 待办, what nobody has first, and leads to the tasks of one person', async () => {
  openedWith({})
  render(<TodoPage />)
  fireEvent.click(await screen.findByText('本单位的人'))
  expect(await screen.findByText('还没有派人')).toBeTruthy()
  expect(screen.getByText('超期 2')).toBeTruthy()
  expect(screen.getByText('区河道管理所')).toBeTruthy()
  fireEvent.click(screen.getByText('巡查员'))
  const at = `/features/tasks/team/index?who=p2&org=o2&name=${encodeURIComponent('巡查员')}`
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: at })
})

it('lists what one person or nobody has, by light', async () => {
  openedWith({ who: 'none', org: 'o1', name: '' })
  render(<TeamPage />)
  expect(await screen.findByText('去交办')).toBeTruthy()
  const lists = () => asked().filter(({ url }) => url.includes('/tasks?'))
  expect(lists().at(-1)?.url).toContain('handlerId=none')
  expect(lists().at(-1)?.url).toContain('orgId=o1')
  fireEvent.click(screen.getByText('预警'))
  await waitFor(() => expect(lists().at(-1)?.url).toContain('light=yellow'))
})

it('entrusts a task to a person of the org, asked once more before it is done', async () => {
  openedWith({ id: 't1', act: 'entrust' })
  const { container } = render(<ActPage />)
  fireEvent.click(await screen.findByText('交办'))
  expect(screen.getByText('请选由谁办')).toBeTruthy()
  fireEvent.click(await screen.findByText('水务经办 承办人'))
  fireEvent.click(screen.getByText('交办'))
  expect(screen.getByText(/责任仍在本单位/)).toBeTruthy()
  fireEvent.click(container.querySelector('.sheet__yes') as Element)
  expect(await screen.findByText('已交办，承办人收到了消息。')).toBeTruthy()
  const sent = asked().find(({ url }) => url.endsWith('/tasks/t1/entrust'))
  expect(JSON.parse(sent?.data ?? '')).toEqual({ version: 4, personId: 'p9', due: null, note: '' })
})
