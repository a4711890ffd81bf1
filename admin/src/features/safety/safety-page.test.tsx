import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { SafetyPage } from './safety-page'

function check(n: number, part: Partial<SafetyCheck> = {}): SafetyCheck {
  return {
    id: String(n).padStart(24, '0'),
    version: 2,
    kind: 'text',
    subject: { kind: 'feedback', id: 'f'.repeat(24), name: `反馈〔2026〕000${n}` },
    text: `第 ${n} 条意见`,
    fileId: null,
    state: 'held',
    suggestion: { suggest: 'risky', label: 20_003, labelName: '辱骂' },
    reason: '微信认为违规：辱骂',
    createdAt: '2026-11-25T01:00:00.000Z',
    decided: null,
    ...part,
  }
}
const list = (...items: SafetyCheck[]) => ({
  'GET /safety-checks': () => ({ items, nextCursor: null, total: items.length }),
})
const first = check(1)
const DECIDE = `POST /safety-checks/${first.id}/decision`

async function decide(word: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('理由'), { target: { value: '只是批评，没有骂人' } })
  fireEvent.click(screen.getByRole('button', { name: word }))
}

it('decides with a reason over the version that was seen, and goes on with the next', async () => {
  const calls = farSide({ ...list(first, check(2, { state: 'passed' }), check(3)), [DECIDE]: () => first })
  const { router } = renderPage(<SafetyPage />, { at: `/safety?open=${first.id}` })
  await decide('可以公开')
  await waitFor(() => expect(router.state.location.search).toBe(`?open=${check(3).id}`))
  expect(calls.find((call) => call.at === DECIDE)?.body).toEqual({
    version: 2,
    pass: true,
    note: '只是批评，没有骂人',
  })
})

it('asks for the reason first', async () => {
  farSide(list(first))
  renderPage(<SafetyPage />, { at: `/safety?open=${first.id}` })
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: '不得公开' })).disabled).toBe(true)
  expect(screen.getByText('先写理由，再决定')).toBeTruthy()
})

it('says why one may not judge one’s own words', async () => {
  farSide({ ...list(first), [DECIDE]: () => refused(422, 'safety.own', '不能复核自己提交的内容。') })
  renderPage(<SafetyPage />, { at: `/safety?open=${first.id}` })
  await decide('不得公开')
  expect((await screen.findByRole('alert')).textContent).toBe('不能复核自己提交的内容。')
})

it('shows a picture to look at, and what was decided of it', async () => {
  const by = { id: 'a'.repeat(24), name: '督查员二' }
  const decided = { by, at: '2026-11-25T02:00:00.000Z', pass: false, note: '有身份证' }
  const picture = check(4, {
    kind: 'picture',
    text: null,
    fileId: 'e'.repeat(24),
    state: 'rejected',
    decided,
  })
  farSide(list(picture))
  renderPage(<SafetyPage />, { at: `/safety?open=${picture.id}` })
  const image = await screen.findByAltText('要复核的图片')
  expect(image.getAttribute('src')).toBe(`/api/v1/files/${'e'.repeat(24)}`)
  expect(screen.getByText('有身份证')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '可以公开' })).toBeNull()
})
