import { decomposeApi } from '@mingdu/shared/tasks/decompose.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { fireEvent, render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import SplitPage from './index'
import {
  bodiesOf,
  emptySplit,
  evened,
  isSound,
  PARTS,
  problemsOf,
  withoutPart,
  withPart,
} from './split-draft'

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

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
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
  const kept = emptySplit(water.id).parts.map((part, i) => ({ ...part, due: `2026-12-2${i + 1}` }))
  phoneStorage().set('mingdu.split.a1.t1', JSON.stringify({ parts: kept, savedAt: 1 }))
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
  expect(phoneStorage().has('mingdu.split.a1.t1')).toBe(false)
})

it('says so when the task is not to be split', async () => {
  serverAnswers({ '/me': me, '/tasks/t1': { ...task, acts: { allowed: [] } }, '/orgs': { items: [] } })
  openedWith({ id: 't1' })
  render(<SplitPage />)
  expect(await screen.findByText('现在不能分解')).toBeTruthy()
})

describe('the parts', () => {
  const part = (more: object = {}) => ({
    ...{ title: '上半段先行清理', requirement: '', orgId: water.id, personId: null },
    ...{ due: '2026-12-20', weight: 50, target: 0, unit: '', ...more },
  })

  it('stay in equal shares as long as nobody changed them', () => {
    const two = emptySplit(water.id)
    const three = withPart(two, water.id)
    expect(three.map(({ weight }) => weight)).toEqual([34, 33, 33])
    const own = [part({ weight: 70 }), part({ weight: 30 })]
    expect(withPart({ parts: own, savedAt: 0 }, water.id).map(({ weight }) => weight)).toEqual([70, 30, 1])
    expect(withoutPart({ parts: three, savedAt: 0 }, 1).map(({ weight }) => weight)).toEqual([50, 50])
    expect(evened(own).map(({ weight }) => weight)).toEqual([50, 50])
  })

  it('are checked as the server checks them', () => {
    const look = (...parts: ReturnType<typeof part>[]) => problemsOf(parts, task, me.today)
    expect(isSound(look(part(), part()))).toBe(true)
    expect(look(part({ weight: 40 }), part()).all).toContain('90')
    expect(look(part({ due: '2026-12-31' }), part()).parts[0]?.due).toContain('12')
    expect(look(part({ target: 3 }), part()).parts[0]?.unit).toContain('单位')
    expect(look(part({ title: '绝密文件的清理' }), part()).parts[0]?.title).toContain('绝密')
  })

  it('are what the contract takes, and no more of them', () => {
    const { body } = decomposeApi.split
    const takes = (n: number) =>
      body.safeParse({ version: 1, children: bodiesOf(Array.from({ length: n }, () => part())) }).success
    expect([PARTS.least - 1, PARTS.least, PARTS.most, PARTS.most + 1].map(takes)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
