import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../../test/render'
import { TreeEditor } from './tree-editor'

const ref = (name: string) => ({ id: name.padEnd(24, '0'), name })
const noClock = {
  dispatchedOn: null,
  dispatchedAt: null,
  due: null,
  tentative: false,
  limitWorkdays: null,
  remaining: null,
}
const nothing = { verified: 0, claimed: 0, planned: 0 }

const task = (id: string, weight: number): TreeTask => ({
  id,
  version: 1,
  parentId: null,
  depth: 0,
  leaf: true,
  no: id,
  title: `任务${id}名称`,
  requirement: '',
  org: ref('water'),
  coOrgs: [],
  handler: null,
  weight,
  limit: { kind: 'date', due: '2026-12-11' },
  state: 'draft',
  light: 'grey',
  clock: noClock,
  progress: nothing,
  quantity: null,
  period: null,
  milestones: [],
  attachments: [],
  allowedActions: [],
})

const matter: Matter = {
  id: 'm'.padEnd(24, '0'),
  version: 4,
  no: null,
  title: '河道“四乱”问题整改清零',
  category: 'special',
  basis: { kind: 'minutes', text: '区政府常务会议纪要', instructionId: null },
  relapses: 0,
  leadOrg: ref('water'),
  supervisor: ref('super'),
  state: 'draft',
  light: 'grey',
  clock: noClock,
  progress: nothing,
  tasks: { total: 2, done: 0, red: 0, yellow: 0 },
  allowedActions: ['edit'],
  note: '',
  due: '2026-12-18',
  basisFiles: [],
  offices: [ref('office')],
  createdBy: ref('super'),
  createdAt: '2026-11-05T01:00:00.000Z',
  approvedBy: null,
  approvedAt: null,
  completedBy: null,
  closedBy: null,
  conclusion: '',
  plan: { text: '', files: [] },
  closing: null,
  overlap: null,
  tree: [task('1', 60), task('2', 40)],
  history: [],
}

function open(save: () => unknown = () => matter) {
  const calls = farSide({
    'GET /orgs': () => ({ items: [] }),
    'GET /accounts/options': () => ({ items: [] }),
    [`PUT /matters/${matter.id}/tasks`]: save,
  })
  return {
    ...renderPage(<TreeEditor matter={matter} calendar={NATIONAL_CALENDAR} reload={() => undefined} />),
    calls,
  }
}

const titles = () => screen.getAllByRole('textbox', { name: /任务名称$/ }) as HTMLInputElement[]
const weights = () => screen.getAllByRole('spinbutton', { name: /权重$/ }) as HTMLInputElement[]
const saveButton = () => screen.getByRole('button', { name: '保存分解' }) as HTMLButtonElement

describe('the tree editor', () => {
  it('adds a sibling with Enter and puts the cursor into its title', () => {
    open()
    fireEvent.keyDown(titles()[0]!, { key: 'Enter' })
    expect(titles()).toHaveLength(3)
    expect(document.activeElement).toBe(titles()[1])
  })

  it('does not add while a Chinese word is being composed', () => {
    open()
    fireEvent.keyDown(titles()[0]!, { key: 'Enter', isComposing: true })
    expect(titles()).toHaveLength(2)
  })

  it('leaves Tab alone, so that the keyboard can go on', () => {
    open()
    expect(fireEvent.keyDown(titles()[0]!, { key: 'Tab' })).toBe(true)
  })

  it('moves with Alt and an arrow', () => {
    open()
    fireEvent.focus(titles()[1]!)
    fireEvent.keyDown(titles()[1]!, { key: 'ArrowUp', altKey: true })
    expect(titles().map((t) => t.value)).toEqual(['任务2名称', '任务1名称'])
  })

  /** Takes the row at `from` to the row at `to`, letting go at this share of its height. */
  function drag(from: number, to: number, share: number) {
    const rows = titles().map((title) => title.closest('tr')!)
    const grip = rows[from]!.querySelector('[draggable=true]')!
    rows[to]!.getBoundingClientRect = () => ({ top: 100, height: 40 }) as DOMRect
    const dataTransfer = { setData: () => undefined, setDragImage: () => undefined, effectAllowed: '' }
    fireEvent.dragStart(grip, { dataTransfer })
    const at = { dataTransfer, clientY: 100 + 40 * share }
    const over = createEvent.dragOver(rows[to]!, { dataTransfer })
    Object.defineProperty(over, 'clientY', { value: at.clientY })
    fireEvent(rows[to]!, over)
    const drop = createEvent.drop(rows[to]!, { dataTransfer })
    Object.defineProperty(drop, 'clientY', { value: at.clientY })
    fireEvent(rows[to]!, drop)
  }

  it('is put in another order by dragging, and saved once', async () => {
    const { calls } = open()
    drag(1, 0, 0.1)
    expect(titles().map((t) => t.value)).toEqual(['任务2名称', '任务1名称'])
    expect(calls.filter((c) => c.at.startsWith('PUT'))).toEqual([])
    fireEvent.click(saveButton())
    await waitFor(() =>
      expect(calls.find((c) => c.at.startsWith('PUT'))?.body).toMatchObject({
        tasks: [{ id: '2' }, { id: '1' }],
      }),
    )
  })

  it('becomes a task below another when it is let go on it; the sums of both groups are shown', () => {
    open()
    drag(1, 0, 0.5)
    expect(screen.getByLabelText('1.1 任务名称')).toBeTruthy()
    expect(screen.getAllByText(/同级 1 项，权重合计/)).toHaveLength(2)
    fireEvent.click(screen.getAllByText('按比例补足')[0]!)
    expect(screen.getAllByText(/同级 1 项，权重合计 100$/)).toHaveLength(1)
  })

  it('shows the sum of siblings at once and shares evenly on demand', () => {
    open()
    fireEvent.change(weights()[0]!, { target: { value: '50' } })
    expect(screen.getByText('同级 2 项，权重合计 90，应为 100，还差 10', { exact: false })).toBeTruthy()
    fireEvent.click(screen.getByText('平均分配'))
    expect(weights().map((w) => w.value)).toEqual(['50', '50'])
    expect(screen.getByText('同级 2 项，权重合计 100')).toBeTruthy()
  })

  it('does not send a tree whose weights are wrong, and says how many places to change', () => {
    const { calls } = open()
    fireEvent.change(weights()[0]!, { target: { value: '50' } })
    fireEvent.click(saveButton())
    expect(screen.getByText('还有 1 处要改', { exact: false })).toBeTruthy()
    expect(calls.filter((c) => c.at.startsWith('PUT'))).toEqual([])
  })

  it('takes back one step', () => {
    open()
    fireEvent.focus(titles()[1]!)
    fireEvent.click(screen.getByRole('button', { name: '删除' }))
    expect(titles()).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: '撤回一步' }))
    expect(titles()).toHaveLength(2)
  })

  it('sends the version it began with and goes back to the matter', async () => {
    const { calls, router } = open()
    fireEvent.change(titles()[0]!, { target: { value: '排查建档、逐处定责' } })
    fireEvent.click(saveButton())
    await waitFor(() => expect(router.state.location.pathname).toBe(`/matters/${matter.id}`))
    const put = calls.find((c) => c.at.startsWith('PUT'))
    expect(put?.body).toMatchObject({
      version: 4,
      tasks: [{ id: '1', title: '排查建档、逐处定责', weight: 60 }, { id: '2' }],
    })
    expect(put?.key).toBeTruthy()
  })

  it('shows the server’s refusal at the task it names', async () => {
    open(() =>
      refused(422, 'tree.org', '“任务2名称”的主办单位不存在或已停用。', { details: { task: '任务2名称' } }),
    )
    fireEvent.change(titles()[0]!, { target: { value: '排查建档、逐处定责' } })
    fireEvent.click(saveButton())
    expect(await screen.findByText('“任务2名称”的主办单位不存在或已停用。')).toBeTruthy()
  })

  it('repeats a failed save with the same key', async () => {
    const { calls } = open(() => refused(503, 'server.unready', '系统正在启动或维护，请稍后再试。'))
    fireEvent.change(titles()[0]!, { target: { value: '排查建档、逐处定责' } })
    fireEvent.click(saveButton())
    await screen.findByText('系统正在启动或维护，请稍后再试。', { exact: false })
    fireEvent.click(saveButton())
    await waitFor(() => expect(calls.filter((c) => c.at.startsWith('PUT'))).toHaveLength(2))
    const keys = calls.filter((c) => c.at.startsWith('PUT')).map((c) => c.key)
    expect(keys[0]).toBe(keys[1])
  })
})
