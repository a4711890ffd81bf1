import { fireEvent, screen, waitFor } from '@testing-library/react'
import { common, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { CasesPage } from './cases-page'
import { caseWith } from '../../../test/case-fixtures'

const one = caseWith()
const OPEN = `/cases?open=${one.id}`
const desk = (more: Parameters<typeof farSide>[0] = {}, opened = one) =>
  farSide({
    ...common,
    'GET /cases': () => pageOf(opened),
    [`GET /cases/${opened.id}`]: () => opened,
    ...more,
  })
const act = (name: string) => `POST /cases/${one.id}/${name}`

it('opens with what is in hand, and asks for the view that is chosen', async () => {
  const calls = desk()
  const { router } = renderPage(<CasesPage />, { role: 'window', at: '/cases' })
  await screen.findAllByText(one.title)
  const asked = () => calls.filter((call) => call.at === 'GET /cases').map(({ url }) => url.searchParams)
  expect(asked()[0]?.get('open')).toBe('true')
  fireEvent.click(screen.getByText('超期'))
  await waitFor(() => expect(asked().at(-1)?.get('late')).toBe('true'))
  expect(router.state.location.search).toBe('?late=true')
  expect(asked().at(-1)?.has('open')).toBe(false)
})

it('says what to do when nothing is in hand', async () => {
  farSide({ ...common, 'GET /cases': () => pageOf() })
  renderPage(<CasesPage />, { role: 'window', at: '/cases' })
  expect(await screen.findByText('没有在办的办件')).toBeTruthy()
  expect(screen.getByText('窗口收件')).toBeTruthy()
})

it('offers the window entry to nobody who may not receive', async () => {
  desk()
  renderPage(<CasesPage />, { role: 'monitor', at: '/cases' })
  await screen.findAllByText(one.title)
  expect(screen.queryByText('窗口收件')).toBeNull()
})

it('sends an act over the version that was seen, and only once its form is whole', async () => {
  const calls = desk({ [act('refuse')]: () => caseWith({ state: 'refused', allowedActs: [] }) })
  renderPage(<CasesPage />, { role: 'window', at: OPEN })
  fireEvent.click(await screen.findByRole('button', { name: '不予受理' }))
  expect(screen.getByText('生成并编号：《不予受理通知书》')).toBeTruthy()
  const send = () => screen.getAllByRole('button', { name: '不予受理' }).at(-1) as HTMLElement
  fireEvent.click(send())
  expect(screen.getByText('请选不予受理的情形')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '不属于本机关职权范围' }))
  fireEvent.change(screen.getByLabelText('具体理由'), { target: { value: '属于区住建局' } })
  fireEvent.click(send())
  await waitFor(() =>
    expect(calls.filter((call) => call.at === act('refuse')).map(({ body }) => body)).toEqual([
      { version: 3, ground: 'notOurs', reason: '属于区住建局' },
    ]),
  )
})

it('puts what the server refuses at its field, and keeps what was typed', async () => {
  const message = '里面有不能出现的字样'
  desk({
    [act('refuse')]: () =>
      refused(400, 'input.invalid', '有 1 处要改', {
        fields: [{ path: 'body.reason', rule: 'format', message }],
      }),
  })
  renderPage(<CasesPage />, { role: 'window', at: OPEN })
  fireEvent.click(await screen.findByRole('button', { name: '不予受理' }))
  fireEvent.click(screen.getByRole('radio', { name: '不属于本机关职权范围' }))
  fireEvent.change(screen.getByLabelText('具体理由'), { target: { value: '属于区住建局' } })
  fireEvent.click(screen.getAllByRole('button', { name: '不予受理' }).at(-1) as HTMLElement)
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('具体理由').value).toBe('属于区住建局')
  expect(screen.queryByText('有 1 处要改')).toBeNull()
})

it('warns that a demand outside the guide becomes 二次补正', async () => {
  desk()
  renderPage(<CasesPage />, { role: 'window', at: OPEN })
  fireEvent.click(await screen.findByRole('button', { name: '告知补正' }))
  expect(screen.queryByText(/会记为“二次补正”/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '指南上没有的要求' }))
  expect(screen.getByText(/会记为“二次补正”/)).toBeTruthy()
})

it('says whose turn it is to who may do nothing', async () => {
  desk({}, caseWith({ allowedActs: [] }))
  renderPage(<CasesPage />, { role: 'monitor', at: OPEN })
  expect(await screen.findByText('等窗口受理')).toBeTruthy()
})
