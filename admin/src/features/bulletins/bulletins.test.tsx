import type { Bottlenecks } from '@mingdu/shared/bulletins/bottlenecks.api'
import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { BottlenecksPage } from './bottlenecks-page'
import { BulletinsPage } from './bulletins-page'

const ID = 'c'.repeat(24)
const water = { id: 'b'.repeat(24), name: '区水务局' }
const none = { part: 0, n: 0, value: null }
const counts = {
  ...{ inHand: 4, lights: { red: 1, yellow: 0, recovered: 0, green: 3, grey: 0 }, due: 2, overdue: 1 },
  ...{ onTime: { part: 1, n: 2, value: 500 }, onTimeCommon: { part: 1, n: 1, value: 1000 } },
  ...{
    onTimeBefore: none,
    overdueBefore: 0,
    onSchedule: { part: 3, n: 4, value: 750 },
    closed: none,
    relapsed: none,
  },
}
const bulletin = (more: Partial<Bulletin> = {}): Bulletin => ({
  ...{ id: ID, version: 1, no: null, kind: 'weekly', state: 'draft', draftedBy: null, issuedOn: null },
  title: '督查周通报（2026年11月16日至11月22日）',
  ...{ period: { from: '2026-11-16', through: '2026-11-22' }, asOn: '2026-11-23', inHand: 4, red: 1 },
  ...{ onTime: counts.onTime, about: { category: null, matters: [] }, issuer: '', issuedBy: null },
  texts: { lead: '总体平稳。', good: '', problems: '', next: '' },
  figures: {
    ...{ asOf: '2026-11-23T01:00:00.000Z', asOn: '2026-11-23', total: counts, moreReds: 0 },
    period: { from: '2026-11-16', through: '2026-11-22' },
    before: { from: '2026-11-09', through: '2026-11-15' },
    units: [{ org: water, counts, verdict: 'worse' }],
    reds: [
      {
        ...{
          id: 'd'.repeat(24),
          no: '演督〔2026〕1号-1',
          title: '超期未办的任务',
          org: water,
          due: '2026-11-20',
        },
        matter: { id: 'e'.repeat(24), no: '演督〔2026〕1号', title: '河道整改' },
        ...{ lateWorkdays: 2, reason: '已超期 2 个工作日' },
      },
    ],
    steps: [{ step: 'toSign', n: 4, median: 65, longest: 9, top: [{ org: water, n: 4 }] }],
    ...{ matterSteps: [], unissued: { n: 0, overdue: 0, rows: [] } },
    definitions: [{ name: '在办任务', definition: '起草时已派单、尚未办结的任务。' }],
  },
  ...{ withdrawal: null, history: [{ at: '2026-11-23T01:00:00.000Z', who: '系统', what: '起草', note: '' }] },
  ...{ allowedActs: ['edit', 'refresh', 'discard'], opensTasks: true },
  ...more,
})
const list = (one: Bulletin) => ({
  'GET /bulletins': () => ({ items: [one], nextCursor: null, total: 1 }),
  [`GET /bulletins/${ID}`]: () => one,
})
const open = { at: `/bulletins?open=${ID}` }

it('shows the draft as its paper has it: figures with n and 口径, red tasks that lead to them', async () => {
  farSide(list(bulletin()))
  renderPage(<BulletinsPage />, open)
  expect(await screen.findByText('总体平稳。', { selector: 'p' })).toBeTruthy()
  expect(screen.getByText('拟稿，没有印发')).toBeTruthy()
  expect(screen.getAllByText('n=2').length).toBeGreaterThan(0)
  expect(screen.getByRole('button', { name: /^按时办结率的口径/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: '超期未办的任务' }).getAttribute('href')).toBe(
    `/tasks?task=${'d'.repeat(24)}`,
  )
  expect(screen.getByText('2 个工作日')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Word' }).getAttribute('href')).toContain(
    `/bulletins/${ID}/paper?as=word`,
  )
})

it('leads to no task whom it may not, and offers no draft to who writes none', async () => {
  const issued = {
    no: '演督周〔2026〕1号',
    state: 'issued',
    issuedOn: '2026-11-23',
    issuer: '区督查室',
  } as const
  farSide(list(bulletin({ ...issued, allowedActs: [], opensTasks: false, history: [] })))
  renderPage(<BulletinsPage />, { ...open, role: 'head' })
  expect(await screen.findByText('超期未办的任务')).toBeTruthy()
  expect(screen.queryByRole('link', { name: '超期未办的任务' })).toBeNull()
  for (const name of ['起草', '印发', '撤回']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.queryByRole('tab', { name: '记录' })).toBeNull()
})

it('saves what is written by itself, over the version it was read in, and says so', async () => {
  const calls = farSide({
    ...list(bulletin()),
    [`POST /bulletins/${ID}/edit`]: ({ body }) => bulletin({ ...(body as Bulletin), version: 2 }),
  })
  renderPage(<BulletinsPage />, open)
  fireEvent.click(await screen.findByRole('tab', { name: '写文字' }))
  fireEvent.change(screen.getByLabelText('好的做法'), { target: { value: '水务局一线调度。' } })
  expect(screen.getByText('文字还没有保存')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('文字还没有保存')).toBeNull(), { timeout: 8000 })
  const sent = calls.filter(({ at }) => at.endsWith('/edit')).map(({ body }) => body)
  expect(sent).toMatchObject([{ version: 1, texts: { lead: '总体平稳。', good: '水务局一线调度。' } }])
  expect(screen.getByText('已保存')).toBeTruthy()
})

it('keeps what could not be saved, and asks before it is closed', async () => {
  const calls = farSide({
    ...list(bulletin()),
    [`POST /bulletins/${ID}/edit`]: () => refused(409, 'version.stale', '督查员二刚才已修改'),
  })
  renderPage(<BulletinsPage />, open)
  fireEvent.click(await screen.findByRole('tab', { name: '写文字' }))
  fireEvent.change(screen.getByLabelText('下一步要求'), { target: { value: '限期整改。' } })
  await waitFor(() => expect(screen.getByText('督查员二刚才已修改')).toBeTruthy(), { timeout: 8000 })
  expect(calls.filter(({ at }) => at.endsWith('/edit'))).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  expect(await screen.findByText('还有没保存的修改')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '不保存，关闭' }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: '督查通报' })).toBeNull())
})

it('says what issuing leads to before it is done', async () => {
  const calls = farSide({
    ...list(bulletin({ allowedActs: ['edit', 'refresh', 'issue', 'discard'] })),
    [`POST /bulletins/${ID}/issue`]: () => bulletin({ no: '演督周〔2026〕1号', state: 'issued', version: 2 }),
  })
  renderPage(<BulletinsPage />, { ...open, role: 'supervisionHead' })
  fireEvent.click(await screen.findByRole('button', { name: '印发' }))
  expect(await screen.findByText(/印发后文字和数字都不能再改/)).toBeTruthy()
  const [, confirm] = screen.getAllByRole('button', { name: '印发' })
  if (confirm) fireEvent.click(confirm)
  await waitFor(() => expect(calls.find(({ at }) => at.endsWith('/issue'))?.body).toEqual({ version: 1 }))
})

it('says so when there is none, and when it cannot be read', async () => {
  farSide({ 'GET /bulletins': () => ({ items: [], nextCursor: null, total: 0 }) })
  const { unmount } = renderPage(<BulletinsPage />, { role: 'head' })
  expect(await screen.findByText(/督查室印发的通报会出现在这里/)).toBeTruthy()
  unmount()
  farSide({ 'GET /bulletins': () => refused(403, 'auth.forbidden', '您没有权限') })
  renderPage(<BulletinsPage />)
  expect(await screen.findByText('您不能看这一页')).toBeTruthy()
})

const found: Bottlenecks = {
  ...{ asOf: '2026-11-25T06:32:07.000Z', today: '2026-11-25', tasks: 4 },
  steps: bulletin().figures.steps,
  matterSteps: [{ step: 'toIssue', n: 1, median: 20, longest: 2, top: [{ org: water, n: 1 }] }],
  unissued: { n: 3, overdue: 1, rows: [] },
}
const row = { id: 'd'.repeat(24), no: '演督〔2026〕1号-1', title: '还没签收的任务', org: water }

it('leads from every number of the bottlenecks to what it counts', async () => {
  const calls = farSide({
    'GET /bottlenecks': () => found,
    'GET /bottlenecks/waiting': () => ({
      items: [{ ...row, kind: 'task', since: '2026-11-12', workdays: 9 }],
      ...{ nextCursor: null, total: 1 },
    }),
    'GET /orgs': () => ({ items: [] }),
  })
  renderPage(<BottlenecksPage />, { at: '/bottlenecks?step=toSign' })
  expect((await screen.findByRole('link', { name: '还没签收的任务' })).getAttribute('href')).toBe(
    `/tasks?task=${row.id}`,
  )
  expect(screen.getByText('9 个工作日')).toBeTruthy()
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links).toContain('/bottlenecks?step=toIssue')
  expect(links).toContain(`/bottlenecks?step=toSign&orgId=${water.id}`)
  expect(links).toContain('/matters?plan=unissued')
  const asked = calls.find(({ at }) => at === 'GET /bottlenecks/waiting')
  expect(asked?.url.searchParams.get('step')).toBe('toSign')
})

it('says so when nothing waits, and when it cannot be read', async () => {
  const nothing = { ...found, tasks: 0, steps: [], matterSteps: [], unissued: { n: 0, overdue: 0, rows: [] } }
  farSide({ 'GET /bottlenecks': () => nothing })
  const { unmount } = renderPage(<BottlenecksPage />)
  expect(await screen.findByText('没有在办的任务')).toBeTruthy()
  expect(screen.getByText('从督查计划导入的事项都已派单。')).toBeTruthy()
  unmount()
  farSide({ 'GET /bottlenecks': () => refused(500, 'server.error', '出错了') })
  renderPage(<BottlenecksPage />)
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})
