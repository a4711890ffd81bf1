import type { Succession, SuccessionRun } from '@mingdu/shared/successions/successions.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { idOf, orgs } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { OrgTree } from './org-tree'
import { SuccessionDialog } from './succession-dialog'

const water = orgs.find(({ name }) => name === '区水务局') ?? orgs[1]
if (!water) throw new Error('no org to merge')
const path = `/orgs/${water.id}/succession`
const list: Succession = {
  org: { id: water.id, name: water.name, version: 4 },
  to: null,
  refusal: '',
  run: null,
  groups: [
    {
      ...{ kind: 'task', count: 7 },
      rows: [
        {
          id: idOf('1'),
          no: '演督〔2026〕1号-1',
          title: '河段清理',
          state: '在办',
          due: '2026-12-01' as never,
        },
      ],
    },
    { kind: 'card', count: 1, rows: [] },
  ],
}
const dialog = <SuccessionDialog org={water} orgs={orgs} onClose={() => undefined} />
const fill = (placeholder: string, value: string) =>
  fireEvent.change(screen.getByPlaceholderText(placeholder), { target: { value } })
const okButton = () => screen.getByRole<HTMLButtonElement>('button', { name: '并入并撤销' })
async function choose(name: string) {
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '承接单位' }))
  fireEvent.click(await screen.findByText(name, { selector: '.ant-select-item-option-content' }))
}

it('shows what is open, asks for successor, document and reason, and says what went where', async () => {
  const to = { id: idOf('d'), name: '区综合执法局' }
  const begun: SuccessionRun = {
    ...{ org: list.org, to, on: '2026-11-25' as never, documentNo: '演编〔2026〕3号', state: 'running' },
    ...{ planned: [{ kind: 'task', count: 7 }], moved: [], left: [] },
  }
  const left = [
    { kind: 'power', id: idOf('2'), no: 'P-1', title: '排水许可', why: '这个版本已被改动。' },
  ] as const
  let run: object | null = null
  const calls = farSide({
    [`GET ${path}`]: () => ({ ...list, run }),
    [`POST ${path}`]: () => {
      run = { ...begun, state: 'done', moved: [{ kind: 'task', count: 6 }], left }
      return begun
    },
  })
  renderPage(dialog, { role: 'systemAdmin' })
  expect(await screen.findByText('承办的任务')).toBeTruthy()
  expect(screen.getByText('还有 6 项')).toBeTruthy()
  expect(screen.getByText(/留在原单位：由发牌单位摘牌/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /河段清理/ }).getAttribute('href')).toBe(`/tasks?task=${idOf('1')}`)
  expect(okButton().disabled).toBe(true)
  await choose('区综合执法局')
  fill('如：演编〔2026〕3号', '演编〔2026〕3号')
  fill('如：机构改革方案', '机构改革方案')
  await waitFor(() => expect(okButton().disabled).toBe(false))
  fireEvent.click(okButton())
  const moved = await screen.findByRole('list', { name: '已转到承接单位' })
  expect(await within(moved).findByText('承办的任务：已转 6 / 7 项')).toBeTruthy()
  expect(await screen.findByText('在用的权责事项 P-1 排水许可：这个版本已被改动。')).toBeTruthy()
  expect(calls.find(({ at }) => at === `POST ${path}`)?.body).toEqual({
    ...{ version: 4, toOrgId: idOf('d'), documentNo: '演编〔2026〕3号', reason: '机构改革方案' },
  })
})

it('says why it cannot be done, or why the list could not be read', async () => {
  const refusal = '单位还有在办的办件 2 项，不能随单位转走，请先由原单位办结。'
  farSide({ [`GET ${path}`]: () => ({ ...list, refusal }) })
  const { unmount } = renderPage(dialog, { role: 'systemAdmin' })
  expect((await screen.findByText(refusal)).getAttribute('role')).toBe('alert')
  await choose('区综合执法局')
  expect(okButton().disabled).toBe(true)
  unmount()
  farSide({ [`GET ${path}`]: () => refused(404, 'record.missing', '没有找到') })
  renderPage(dialog, { role: 'systemAdmin' })
  expect((await screen.findAllByText('没有找到')).length).toBeGreaterThan(0)
})

it('shows into what an abolished unit went, and offers no merging of it', () => {
  const successor = {
    id: idOf('d'),
    name: '区综合执法局',
    on: '2026-11-25' as never,
    documentNo: '演编〔2026〕3号',
  }
  const gone = { ...water, status: 'disabled' as const, successor }
  const tree = (chosen: string, items: typeof orgs) => (
    <OrgTree
      orgs={items}
      chosen={chosen}
      {...{ onChoose: () => undefined, onAdd: () => undefined }}
      {...{ onChange: () => undefined, onMerge: () => undefined }}
    />
  )
  farSide({})
  const items = orgs.map((org) => (org.id === water.id ? gone : org))
  const { unmount } = renderPage(tree(water.id, items), { role: 'systemAdmin' })
  expect(screen.getByText('已并入 区综合执法局（2026-11-25，演编〔2026〕3号）')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^并\s*入$/ })).toBeNull()
  expect(screen.getByRole('button', { name: '并入情况' })).toBeTruthy()
  unmount()
  renderPage(tree(water.id, orgs), { role: 'systemAdmin' })
  expect(screen.getByRole('button', { name: /^并\s*入$/ })).toBeTruthy()
})
