import { fireEvent, screen, waitFor } from '@testing-library/react'
import { clue, clueAnswers, cluePath } from '../../../test/clue-fixtures'
import { idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { CluesPage } from './clues-page'
import { dueText, openOpening } from './clue-words'

const opening = {
  ...{ id: idOf('5'), askedBy: { id: 'a'.repeat(24), name: '督查员一' }, office: '区督查室' },
  ...{ reason: '电话核实地点', askedAt: '2026-11-24T01:00:00.000Z', state: 'approved' as const },
  ...{ decidedBy: { id: idOf('6'), name: '督查室主任' }, decidedAt: '2026-11-24T02:00:00.000Z' },
  ...{ note: '', openedAt: [] },
}

it('asks for what the address says, and for nothing while one character is typed', async () => {
  const calls = farSide(clueAnswers(clue))
  const at = `/clues?state=received&kind=conduct&identity=sealed&priority=urgent&orgId=${idOf('b')}&q=河`
  renderPage(<CluesPage />, { at })
  await screen.findByText('河道边的垃圾堆了两个月没有人清')
  const asked = calls.find((call) => call.at === 'GET /clues')?.url.searchParams
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    ...{ state: 'received', kind: 'conduct', identity: 'sealed', priority: 'urgent', orgId: idOf('b') },
  })
  expect(asked?.get('q')).toBeNull()
})

it('says that older ones are not listed when more hold the words than are', async () => {
  const many = () => ({ ...pageOf(clue), total: 400 })
  farSide({ ...clueAnswers(clue), 'GET /clues': many })
  const { unmount } = renderPage(<CluesPage />, { at: '/clues?q=垃圾' })
  expect(await screen.findByText(/列出的是最近的 400 条/)).toBeTruthy()
  unmount()
  renderPage(<CluesPage />, { at: '/clues?state=received' })
  await screen.findByText('河道边的垃圾堆了两个月没有人清')
  expect(screen.queryByText(/列出的是最近的/)).toBeNull()
})

it('shows the figures of the asked days with 口径 and n, and says which are too few', async () => {
  const calls = farSide(clueAnswers(clue))
  renderPage(<CluesPage />, { at: '/clues?from=2026-10-01&through=none' })
  expect(await screen.findByText('收到 24 条，其中已办结 12 条')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^响应率的口径/ })).toBeTruthy()
  expect(screen.getAllByText('样本不足')).toHaveLength(1)
  expect(screen.getByText(/n = 20/)).toBeTruthy()
  const asked = calls.find((call) => call.at === 'GET /clue-figures')?.url.searchParams
  expect([asked?.get('from'), asked?.get('through')]).toEqual(['2026-10-01', '2026-11-25'])
})

it('exports for a purpose what the conditions find, without the words, and for a unit nothing', async () => {
  const path = 'POST /sheets/exports'
  const calls = farSide({ ...clueAnswers(clue), [path]: () => refused(422, 'sheet.purpose', '请写明用途') })
  const { unmount } = renderPage(<CluesPage />, { at: '/clues?state=received&q=河道' })
  await screen.findByText('河道边的垃圾堆了两个月没有人清')
  fireEvent.click(screen.getByRole('button', { name: '导出' }))
  expect(await screen.findByText(/按字词查找不能用于导出/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('做什么用'), { target: { value: '十二月线索分析' } })
  fireEvent.click(screen.getByRole('button', { name: '开始导出' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      ...{ kind: 'clues', format: 'xlsx', purpose: '十二月线索分析', filter: { state: 'received' } },
    }),
  )
  unmount()
  farSide(clueAnswers(clue))
  renderPage(<CluesPage />, { role: 'handler' })
  await screen.findByText('河道边的垃圾堆了两个月没有人清')
  expect(screen.queryByRole('button', { name: '导出' })).toBeNull()
})

it('says so when there is none, and when it cannot be read', async () => {
  farSide({ ...clueAnswers(clue), 'GET /clues': () => pageOf() })
  const { unmount } = renderPage(<CluesPage />, { role: 'handler' })
  expect(await screen.findByText('没有线索')).toBeTruthy()
  expect(screen.getByText(/派给您单位的线索会出现在这里/)).toBeTruthy()
  unmount()
  const broken = () => refused(500, 'server.error', '出错了')
  farSide({ ...clueAnswers(clue), 'GET /clues': broken, 'GET /clue-figures': broken })
  renderPage(<CluesPage />)
  await waitFor(() => expect(screen.getAllByText('没取到内容')).toHaveLength(2))
})

it('opens a clue beside the list: text, files under neutral names, whom it is about, newest record first', async () => {
  farSide(clueAnswers({ ...clue, allowedActions: ['triage'] }))
  renderPage(<CluesPage />, { at: `/clues?open=${clue.id}` })
  expect(await screen.findByText(clue.text)).toBeTruthy()
  expect(screen.getByText('封存，经批准才能查看')).toBeTruthy()
  expect(screen.getByText('区综合执法局')).toBeTruthy()
  expect(screen.getByRole('link', { name: '视频 线索-123456789015-2' }).getAttribute('href')).toBe(
    `/api/v1${cluePath}/files/${idOf('9')}`,
  )
  fireEvent.click(screen.getByRole('tab', { name: '记录' }))
  const lines = await screen.findAllByRole('listitem')
  const shown = lines.map((line) => line.textContent).filter((text) => text.includes('　'))
  expect(shown[0]).toContain('研判')
})

it('shows the sender to who asked, with the purpose, after one more step that is recorded', async () => {
  const path = `POST ${cluePath}/sender`
  const calls = farSide({
    ...clueAnswers({ ...clue, openings: [opening] }),
    [path]: () => ({ name: '演示·群众', phone: '13800000000', idNumber: '110101199001010000' }),
  })
  renderPage(<CluesPage />, { at: `/clues?open=${clue.id}` })
  fireEvent.click(await screen.findByRole('button', { name: '查看提交人' }))
  await screen.findByText(/只能用于上面写的用途/)
  expect(screen.getAllByText(/用途：电话核实地点/)).toHaveLength(2)
  expect(screen.queryByText('13800000000')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '查看并记录' }))
  expect(await screen.findByText('13800000000')).toBeTruthy()
  expect(calls.find((call) => call.at === path)?.body).toEqual({})
  fireEvent.click(screen.getByRole('button', { name: '看完了' }))
  await waitFor(() => expect(screen.queryByText('13800000000')).toBeNull())
})

it.each([
  ['asked by somebody else', { askedBy: { id: idOf('6'), name: '督查员二' } }],
  ['refused', { state: 'refused' as const }],
  ['allowed days ago', { decidedAt: '2026-11-20T02:00:00.000Z' }],
])('offers no look at the sender by an opening that was %s', (_, change) => {
  const { openings } = { openings: [{ ...opening, ...change }] }
  expect(openOpening({ ...clue, openings }, 'a'.repeat(24), '2026-11-25')).toBeNull()
})

it('calls late what was due and is not answered', () => {
  expect(dueText({ due: '2026-11-20', state: 'inHand' }, '2026-11-25')).toBe('11-20　已超期')
  expect(dueText({ due: '2026-11-20', state: 'answered' }, '2026-11-25')).toBe('11-20')
})
