import type { LookBack } from '@mingdu/shared/matters/look-backs.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { matterOf as matter, nodeOf, ref } from '../../../test/matter-fixtures'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, renderPage } from '../../../test/render'
import { LookBacksPage } from './look-backs-page'
import { MatterActions } from './matter-actions'
import { MatterForm } from './matter-form'
import { NoticeLink } from './notice-link'

const modal = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement
const sent = (calls: ReturnType<typeof farSide>, at: string) => calls.find((call) => call.at === at)?.body

it('reopens a number only with a task to be done again', async () => {
  const one = matter({ allowedActions: ['reopen'] })
  const at = `POST /matters/${one.id}/reopen`
  const calls = farSide({ ...common, [at]: () => one })
  renderPage(<MatterActions matter={one} />)
  fireEvent.click(screen.getByRole('button', { name: '反弹重开' }))
  const dialog = modal('反弹重开')
  const ok = within(dialog).getByRole('button', { name: '重开' })
  expect((ok as HTMLButtonElement).disabled).toBe(true)
  fireEvent.click(within(dialog).getByRole('checkbox'))
  fireEvent.change(within(dialog).getByLabelText('清水河段整改 仍属实'), { target: { value: '30' } })
  fireEvent.change(within(dialog).getByLabelText('反弹情况'), { target: { value: '暗访发现回潮' } })
  fireEvent.click(ok)
  await waitFor(() =>
    expect(sent(calls, at)).toEqual({
      version: 4,
      note: '暗访发现回潮',
      tasks: [{ taskId: nodeOf().id, days: 10, left: 30 }],
    }),
  )
})

it('shows what overlaps before 派单, and sends the reason that was signed', async () => {
  const one = matter({ state: 'approved', allowedActions: ['issue'] })
  const other = {
    id: idOf('9'),
    no: '演督〔2026〕30号',
    title: '河道四乱整改',
    lead: '区水务局',
    on: '2026-11-10',
  }
  const found = [{ kind: 'repeated', org: ref('b', '区水务局'), other, why: '重复：已交办过相近的事项' }]
  const at = `POST /matters/${one.id}/issue`
  const calls = farSide({
    ...common,
    'GET /accounts/options': () => ({ items: [] }),
    [`GET /matters/${one.id}/overlaps`]: () => ({ days: 30, found, asked: [] }),
    [at]: () => one,
  })
  renderPage(<MatterActions matter={one} />)
  fireEvent.click(screen.getByRole('button', { name: '派单' }))
  const dialog = modal('派单')
  expect(await within(dialog).findByText('近 30 天查到 1 项重复、多头或越权：')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: '派单' }))
  expect(await within(dialog).findByText('请写明理由，至少 5 个字')).toBeTruthy()
  expect(sent(calls, at)).toBeUndefined()
  const reason = within(dialog).getByLabelText('仍要派单的理由', { exact: false })
  fireEvent.change(reason, { target: { value: '第二批河段，另有分工' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '派单' }))
  await waitFor(() =>
    expect(sent(calls, at)).toEqual({ version: 4, note: '', overlapReason: '第二批河段，另有分工' }),
  )
})

it('stops whoever says that it is 涉密', async () => {
  farSide({ ...common, 'GET /orgs': () => ({ items: [] }), 'GET /accounts/options': () => ({ items: [] }) })
  renderPage(<MatterForm matter={null} />)
  const save = () => screen.getByRole('button', { name: '立项并去分解' }) as HTMLButtonElement
  fireEvent.click(screen.getByRole('radio', { name: '涉密' }))
  expect(await screen.findByText('涉密事项不得在本系统登记', { exact: false })).toBeTruthy()
  await waitFor(() => expect(save().disabled).toBe(true))
  fireEvent.click(screen.getByRole('radio', { name: '不涉密' }))
  await waitFor(() => expect(save().disabled).toBe(false))
})

it('records what looking again found', async () => {
  const due: LookBack = {
    ...{
      id: idOf('5'),
      version: 2,
      matter: { id: idOf('6'), no: '演督〔2026〕37号', title: '河道问题整改' },
    },
    ...{ leadOrg: ref('b', '区水务局'), supervisor: ref('c', '督查员一'), round: 1, dueOn: '2026-11-25' },
    ...{ state: 'due', method: null, note: '', files: [], by: null, at: null, mayRecord: true },
  }
  const at = `POST /look-backs/${due.id}/record`
  const calls = farSide({
    ...common,
    'GET /look-backs': () => pageOf(due),
    [`GET /matters/${due.matter.id}`]: () => matter({}),
    [at]: () => ({ ...due, state: 'held', mayRecord: false }),
  })
  renderPage(<LookBacksPage />, { at: '/look-backs' })
  fireEvent.click(await screen.findByRole('button', { name: '登记结果' }))
  const dialog = modal('第 1 次回头看：演督〔2026〕37号')
  fireEvent.change(within(dialog).getByLabelText('看到的情况'), { target: { value: '现场整洁，没有回潮' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '登记结果' }))
  await waitFor(() =>
    expect(sent(calls, at)).toEqual({
      ...{ version: 2, result: 'held', method: 'onSite', note: '现场整洁，没有回潮', fileIds: [], tasks: [] },
    }),
  )
})

it('vetoes with a basis and a reason, over the version that was seen', async () => {
  const one = matter({ state: 'completed', allowedActions: ['veto'] })
  const at = 'POST /interventions/veto'
  const calls = farSide({ ...common, [at]: () => ({ id: idOf('5'), no: '演督否〔2026〕1号' }) })
  renderPage(<MatterActions matter={one} />, { role: 'supervisionHead' })
  fireEvent.click(screen.getByRole('button', { name: /否\s?决/ }))
  const dialog = modal('否决验收和销号')
  const ok = within(dialog).getByRole('button', { name: /否\s?决/ })
  fireEvent.click(ok)
  expect(await within(dialog).findByText('请写清楚，至少 10 个字')).toBeTruthy()
  expect(sent(calls, at)).toBeUndefined()
  const done = '现场复查发现三处垃圾未清，台账不符。'
  fireEvent.change(within(dialog).getByLabelText('依据'), { target: { value: '区政府督查办法第九条' } })
  fireEvent.change(within(dialog).getByLabelText('否决的理由'), { target: { value: done } })
  fireEvent.click(ok)
  await waitFor(() =>
    expect(sent(calls, at)).toEqual({
      ...{ matterId: one.id, version: 4, tasks: [], on: '2026-11-25', result: '', fileIds: [] },
      ...{ basis: '区政府督查办法第九条', done },
    }),
  )
})

it('gives the address of the public page, and says that it has no number where nobody gave one', async () => {
  const copied: string[] = []
  Object.assign(navigator, {
    clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
  })
  const url = 'https://x.example/#/features/notices/detail/index?id=1'
  farSide({ ...common, [`GET /matters/${idOf('6')}/notice-link`]: () => ({ url, phone: '' }) })
  renderPage(<NoticeLink matterId={idOf('6')} />)
  fireEvent.click(await screen.findByRole('button', { name: '复制公示网址' }))
  await waitFor(() => expect(copied).toEqual([url]))
  expect(screen.getByText(/没有填办公电话/)).toBeTruthy()
})
