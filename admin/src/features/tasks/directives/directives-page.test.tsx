import type { Directive } from '@mingdu/shared/directives/directives.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { TaskDirectives } from '../task-papers'
import { DirectivesPage } from './directives-page'

const handler = { id: idOf('e'), name: '水务经办' }
const waiting: Directive = {
  id: idOf('7'),
  no: '演督办〔2026〕3号',
  level: 'routine',
  org: { id: idOf('b'), name: '区水务局' },
  owner: { id: idOf('b'), name: '区水务局' },
  passed: [],
  light: 'green',
  demand: '请加快清运余料，每周报一次进展',
  due: '2026-11-30',
  meeting: '',
  issuedAt: '2026-11-24T01:00:00.000Z',
  issuedBy: { id: idOf('d'), name: '督查员一' },
  task: { id: idOf('8'), no: '演督〔2026〕1号-1', title: '清理河段' },
  state: 'waiting',
  received: null,
  answered: null,
  allowedActs: ['receive', 'answer'],
}
const received: Directive = {
  ...waiting,
  ...{
    state: 'received',
    received: { by: handler, at: '2026-11-25T01:00:00.000Z' },
    allowedActs: ['answer'],
  },
}
const answered: Directive = {
  ...received,
  ...{ state: 'answered', allowedActs: [] },
  answered: {
    ...{ by: handler, at: '2026-12-01T01:00:00.000Z', text: '余料已清运完毕', late: true },
    files: [
      {
        ...{ id: idOf('9'), kind: 'attachment', name: '整改台账.pdf', size: 2048, mime: 'application/pdf' },
        ...{ width: null, height: null, storedAt: '2026-12-01T01:00:00.000Z' },
      },
    ],
  },
}
const AT = `/directives?open=${waiting.id}`
const answers = (one: Directive) => ({
  'GET /directives': () => pageOf(one),
  [`GET /directives/${one.id}`]: () => one,
})
const modal = async (title: string) => {
  const heading = await screen.findByText(title, { selector: '.ant-modal-title' })
  return heading.closest('[role=dialog]') as HTMLElement
}
const gone = (title: string) =>
  waitFor(() => expect(screen.queryByText(title, { selector: '.ant-modal-title' })).toBeNull())

it('is signed for after it was said what follows', async () => {
  const path = `POST /directives/${waiting.id}/receive`
  const calls = farSide({ ...answers(waiting), [path]: () => received })
  renderPage(<DirectivesPage />, { role: 'handler', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '督查通知' })
  fireEvent.click(await within(drawer).findByRole('button', { name: /签\s?收/ }))
  const dialog = await modal('签收督查通知：演督办〔2026〕3号')
  expect(within(dialog).getByText(/代区水务局签收/)).toBeTruthy()
  expect(calls.some(({ at }) => at === path)).toBe(false)
  fireEvent.click(within(dialog).getByRole('button', { name: /签\s?收/ }))
  await waitFor(() => expect(calls.find(({ at }) => at === path)?.body).toEqual({}))
  await gone('签收督查通知：演督办〔2026〕3号')
})

it('is answered with what was written, and shows the server’s word at its field', async () => {
  const path = `POST /directives/${received.id}/answer`
  let tries = 0
  const calls = farSide({
    ...answers(received),
    [path]: () => {
      tries += 1
      return tries === 1
        ? refused(422, 'text.classified', '内容里有“绝密”字样。')
        : { ...answered, allowedActs: [] }
    },
  })
  renderPage(<DirectivesPage />, { role: 'handler', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '督查通知' })
  expect(await within(drawer).findByText(/水务经办.*签收/)).toBeTruthy()
  expect(within(drawer).queryByRole('button', { name: /签\s?收/ })).toBeNull()
  fireEvent.click(within(drawer).getByRole('button', { name: /回\s?复/ }))
  const dialog = await modal('回复督查通知：演督办〔2026〕3号')
  const send = () => fireEvent.click(within(dialog).getByRole('button', { name: /回\s?复/ }))
  send()
  expect(await within(dialog).findByText('请写清楚，至少 5 个字')).toBeTruthy()
  expect(tries).toBe(0)
  fireEvent.change(within(dialog).getByLabelText('办理情况'), { target: { value: ' 余料已清运完毕 ' } })
  send()
  expect(await within(dialog).findByText('内容里有“绝密”字样。')).toBeTruthy()
  await waitFor(() => expect(within(dialog).queryByRole('img', { name: 'loading' })).toBeNull())
  send()
  await gone('回复督查通知：演督办〔2026〕3号')
  expect(calls.filter(({ at }) => at === path).at(-1)?.body).toEqual({ text: '余料已清运完毕', fileIds: [] })
})

it('that was answered late says so, is printed, leads to its task and asks nothing more', async () => {
  farSide(answers(answered))
  renderPage(<DirectivesPage />, { role: 'supervisor', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '督查通知' })
  expect(await within(drawer).findByText('已回复（迟）')).toBeTruthy()
  expect(within(drawer).getByText(/余料已清运完毕/)).toBeTruthy()
  expect(within(drawer).getByRole('link', { name: '整改台账.pdf' })).toBeTruthy()
  const href = (name: RegExp) => within(drawer).getByRole('link', { name }).getAttribute('href')
  expect(href(/打印/)).toBe(`/api/v1/directives/${answered.id}/paper?format=pdf`)
  expect(href(/Word/)).toBe(`/api/v1/directives/${answered.id}/paper?format=docx`)
  expect(href(/清理河段/)).toBe(`/tasks?task=${answered.task.id}`)
  expect(within(drawer).queryByRole('button', { name: /签\s?收|回\s?复/ })).toBeNull()
})

it('names the org that owes the answer now, and the way from the one that was asked first', async () => {
  const forest = { id: idOf('c'), name: '区林业局' }
  const passed = [{ from: waiting.org, to: forest, at: '2026-11-26T01:00:00.000Z', received: handler }]
  farSide(answers({ ...waiting, owner: forest, passed, light: 'yellow', allowedActs: [] }))
  renderPage(<DirectivesPage />, { role: 'supervisor', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '督查通知' })
  expect(await screen.findByText('原发 区水务局')).toBeTruthy()
  const way = await within(drawer).findByRole('list', { name: '转办经过' })
  expect(way.textContent).toContain('由 区水务局 转到 区林业局（区水务局由 水务经办 签收）')
  expect(within(drawer).getByText('预警')).toBeTruthy()
})

it('asks for what is looked for, and says when there is nothing or it could not be read', async () => {
  const calls = farSide({ 'GET /directives': () => pageOf() })
  const first = renderPage(<DirectivesPage />, {
    role: 'handler',
    at: '/directives?state=late&level=loud&q=余料',
  })
  expect(await screen.findByText(/没有/)).toBeTruthy()
  const query = calls.find(({ at }) => at === 'GET /directives')?.url.searchParams
  expect([query?.get('state'), query?.get('level'), query?.get('q')]).toEqual(['late', null, '余料'])
  first.unmount()
  farSide({ 'GET /directives': () => refused(403, 'auth.forbidden', '您没有“查看督办任务”的权限。') })
  renderPage(<DirectivesPage />, { role: 'monitor', at: '/directives' })
  expect(await screen.findByText('您没有“查看督办任务”的权限。')).toBeTruthy()
})

it('stands at its task with its state and what may be done', async () => {
  const task = { id: waiting.task.id } as Task
  farSide({
    [`GET /tasks/${task.id}/directives`]: () => ({
      items: [
        { ...waiting, state: 'late', level: 'listed' },
        { ...answered, id: idOf('6') },
      ],
    }),
  })
  renderPage(<TaskDirectives task={task} />, { role: 'handler' })
  expect(await screen.findByText('逾期未回复')).toBeTruthy()
  expect(screen.getByText('挂牌督办')).toBeTruthy()
  expect(screen.getByText('已回复（迟）')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /签\s?收|回\s?复/ })).toHaveLength(2)
})
