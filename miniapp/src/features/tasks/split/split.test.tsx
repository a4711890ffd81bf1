import { bodiesOf, blankRow, SPLIT_ROWS } from '@mingdu/shared/parts/split-rows'
import { decomposeApi } from '@mingdu/shared/tasks/decompose.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { fireEvent, render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, Refusing, serverAnswers } from '../../../../test/phone'
import ActPage from '../act/index'
import SplitPage from './index'
import { emptySplit, evened, withoutRow, withRow } from './split-draft'

const water = { id: '0123456789abcdef01234567', name: '区水务局' }
const river = { id: '0123456789abcdef01234568', name: '区河道管理所', parentId: water.id, status: 'active' }
const me = {
  ...{ id: 'a1', name: '水务局长', org: water, roles: ['head'], today: '2026-11-25', unread: 0 },
  permissions: ['task.read', 'task.assign'],
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
}
const task = {
  ...{ id: 't1', version: 4, no: '演督〔2026〕1号-1', title: '清水河段问题整改清零', state: 'inHand' },
  ...{ org: water, supervisor: { id: 's1', name: '督查员一' } },
  clock: { due: '2026-12-30', tentative: false, remaining: 25, limitWorkdays: 30 },
  acts: { allowed: ['decompose'] },
} as unknown as Task

let storage = new Map<string, string>()

beforeEach(() => {
  storage = phoneStorage()
  storage.set('mingdu.session', 't1')
  serverAnswers({
    ...{ '/me': me, '/tasks/t1': task, '/tasks/t1/people': { items: [] }, '/tasks/t1/decompose': task },
    '/orgs': { items: [{ ...water, parentId: null, status: 'active' }, river] },
  })
})

const type = (at: string, value: string) =>
  fireEvent.input(document.querySelector(`.${at}`) as Element, { target: { value } })

it('says at each part what is missing', async () => {
  openedWith({ id: 't1' })
  const { container } = render(<SplitPage />)
  await screen.findByText('第 2 项')
  fireEvent.click(container.querySelector('.split-go') as Element)
  expect(screen.getAllByText('名称至少 4 个字')).toHaveLength(2)
  expect(screen.getAllByText('请选限期')).toHaveLength(2)
})

it('goes on with what was kept on the phone, and sends two parts that make 100', async () => {
  const kept = emptySplit(water.id).rows.map((row, i) => ({ ...row, due: `2026-12-2${i + 1}` }))
  storage.set('mingdu.split.a1.t1', JSON.stringify({ rows: kept, savedAt: 1 }))
  openedWith({ id: 't1' })
  const { container } = render(<SplitPage />)
  await screen.findByText('第 2 项')
  for (const no of [1, 2]) type(`split-title__${no}`, `第${no}段先行清理`)
  fireEvent.click((await screen.findAllByText('区河道管理所'))[1] as Element)
  fireEvent.click(container.querySelector('.split-go') as Element)
  expect(screen.getByText('分解为 2 项？')).toBeTruthy()
  fireEvent.click(container.querySelector('.sheet__yes') as Element)
  expect(await screen.findByText(/已分解为 2 项/)).toBeTruthy()
  const sent = asked().find(({ url }) => url.endsWith('/decompose'))
  const { version, children } = JSON.parse(sent?.data ?? '') as { version: number; children: object[] }
  expect(version).toBe(4)
  expect(children).toMatchObject([
    { title: '第1段先行清理', orgId: water.id, weight: 50, due: '2026-12-21', quantity: null },
    { title: '第2段先行清理', orgId: river.id, weight: 50, due: '2026-12-22' },
  ])
  expect(storage.has('mingdu.split.a1.t1')).toBe(false)
})

it('says so when the task is not to be split', async () => {
  serverAnswers({ '/me': me, '/tasks/t1': { ...task, acts: { allowed: [] } }, '/orgs': { items: [] } })
  openedWith({ id: 't1' })
  render(<SplitPage />)
  expect(await screen.findByText('现在不能分解')).toBeTruthy()
})

it('shows the word of the server at the field it is about', async () => {
  const fields = [{ path: 'body.children.1.personId', rule: 'format', message: '所选人员不在区水务局' }]
  const kept = [1, 2].map(() => ({ ...blankRow(water.id, 50), title: '先行清理到位', due: '2026-12-21' }))
  storage.set('mingdu.split.a1.t1', JSON.stringify({ rows: kept, savedAt: 1 }))
  serverAnswers({
    ...{ '/me': me, '/tasks/t1': task, '/tasks/t1/people': { items: [] }, '/orgs': { items: [] } },
    '/tasks/t1/decompose': new Refusing(400, {
      ...{ code: 'input.invalid', message: '有 1 处填写不对', requestId: 'r1', fields },
    }),
  })
  openedWith({ id: 't1' })
  const { container } = render(<SplitPage />)
  await screen.findByText('第 2 项')
  fireEvent.click(container.querySelector('.split-go') as Element)
  fireEvent.click(container.querySelector('.sheet__yes') as Element)
  expect((await screen.findByText('所选人员不在区水务局')).className).toContain('act-person-error')
  expect(storage.has('mingdu.split.a1.t1')).toBe(true)
})

it('is taken back with a reason, asked once more before it is done', async () => {
  const acts = { allowed: ['recall'], handbacks: [], extensions: [], coWork: [] }
  serverAnswers({ '/me': me, '/tasks/t1': { ...task, acts }, '/tasks/t1/recall': task })
  openedWith({ id: 't1', act: 'recall' })
  const { container } = render(<ActPage />)
  await screen.findByText('为什么收回')
  type('act-text__in', '分错了，收回再分')
  fireEvent.click(container.querySelector('.act-go') as Element)
  expect(screen.getByText(/全部撤销，不能恢复/)).toBeTruthy()
  fireEvent.click(container.querySelector('.sheet__yes') as Element)
  expect(await screen.findByText(/已收回分解/)).toBeTruthy()
  const sent = asked().find(({ url }) => url.endsWith('/tasks/t1/recall'))
  expect(JSON.parse(sent?.data ?? '')).toEqual({ version: 4, reason: '分错了，收回再分' })
})

describe('the rows', () => {
  const row = (weight: number) => ({
    ...blankRow(water.id, weight),
    title: '先行清理到位',
    due: '2026-12-20',
  })
  const shares = (rows: { weight: number | null }[]) => rows.map(({ weight }) => weight)

  it('stay in equal shares as long as nobody changed them', () => {
    const three = withRow(emptySplit(water.id).rows, water.id)
    expect(shares(three)).toEqual([34, 33, 33])
    const own = [row(70), row(30)]
    expect(shares(withRow(own, water.id))).toEqual([70, 30, 1])
    expect(shares(withoutRow(three, 1))).toEqual([50, 50])
    expect(shares(evened(own))).toEqual([50, 50])
  })

  it('are as many as the contract takes', () => {
    const { body } = decomposeApi.split
    const takes = (n: number) =>
      body.safeParse({ version: 1, children: bodiesOf(Array.from({ length: n }, () => row(50))) }).success
    const { least, most } = SPLIT_ROWS
    expect([least - 1, least, most, most + 1].map(takes)).toEqual([false, true, true, false])
  })
})
