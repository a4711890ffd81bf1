import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, phoneStorage, serverAnswers } from '../../../../test/phone'
import { Directives } from './directives'

const waiting = {
  ...{ id: 'd1', no: '演督办〔2026〕3号', level: 'routine', org: { id: 'o1', name: '区水务局' } },
  ...{ demand: '请加快清运余料', due: '2026-11-30', meeting: '', issuedAt: '2026-11-24T01:00:00.000Z' },
  ...{ issuedBy: { id: 's1', name: '督查员一' }, task: { id: 't1', no: '1', title: '清理河段' } },
  ...{ state: 'waiting', received: null, answered: null, allowedActs: ['receive', 'answer'] },
}
const done = {
  ...waiting,
  ...{ id: 'd0', no: '演督约〔2026〕1号', level: 'interview', meeting: '11月26日9时', allowedActs: [] },
  state: 'answered',
  received: { by: { id: 'p1', name: '水务经办' }, at: '2026-12-01T01:00:00.000Z' },
  answered: {
    ...{ by: { id: 'p1', name: '水务经办' }, at: '2026-12-01T01:00:00.000Z', text: '已全部清运' },
    ...{ files: [], late: true },
  },
}
const shown = (reload = jest.fn(() => Promise.resolve())) => {
  render(<Directives task={{ id: 't1', version: 1 }} account="p1" today="2026-11-25" reload={reload} />)
  return reload
}
const posted = () => asked().filter(({ method }) => method === 'POST')
const tap = (selector: string) => {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`no ${selector}`)
  fireEvent.click(element)
}

beforeEach(() => {
  phoneStorage()
  serverAnswers({
    '/tasks/t1/directives': { items: [waiting, done] },
    '/directives/d1/receive': { ...waiting, state: 'received' },
    '/directives/d1/answer': { ...waiting, state: 'answered' },
  })
})

it('says what each asks and what came of it', async () => {
  shown()
  expect(await screen.findByText(/演督办〔2026〕3号 日常督办：待签收/)).toBeTruthy()
  expect(screen.getByText(/演督约〔2026〕1号 约谈：已回复（迟）/)).toBeTruthy()
  expect(screen.getByText(/已全部清运/)).toBeTruthy()
  expect(document.querySelectorAll('.directive-receive, .directive-answer')).toHaveLength(2)
})

it('is signed for after a question, and the task is read again', async () => {
  const reload = shown()
  await screen.findByText(/待签收/)
  tap('.directive-receive')
  expect(screen.getByText(/代区水务局签收/)).toBeTruthy()
  expect(posted()).toEqual([])
  tap('.sheet__yes')
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  expect(posted().map(({ url }) => url.replace(/^.*v1/, ''))).toEqual(['/directives/d1/receive'])
})

it('is answered only with words, after a question', async () => {
  const reload = shown()
  await screen.findByText(/待签收/)
  tap('.directive-answer')
  tap('.directive-go')
  expect(await screen.findByText('请写清楚，至少 5 个字')).toBeTruthy()
  const box = document.querySelector('.directive-text textarea')
  if (!box) throw new Error('no field')
  fireEvent.input(box, { target: { value: ' 余料已清运完毕 ' } })
  tap('.directive-go')
  expect(screen.getByText(/只能回复一次/)).toBeTruthy()
  tap('.sheet__yes')
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  expect(JSON.parse(posted()[0]?.data ?? '{}')).toEqual({ text: '余料已清运完毕', fileIds: [] })
})
