import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import { fireEvent, render, screen } from '@testing-library/react'
import { GivenRating } from './given-rating'

const opened: RatingInvitation = {
  ...{ stage: 'accept', title: '排水许可', org: '区水务局', door: 'track', invitedOn: '2026-03-02' },
  ...{ state: 'answered', mayRate: true, changeUntil: '2026-03-12', whyNot: '', rectification: null },
  took: { used: 2, promised: 5 },
  rating: { level: '2', tags: ['fast'], text: '很快', on: '2026-03-02' },
  limits: { contactWorkdays: 1, changeDays: 10 },
}
const rectification: NonNullable<RatingInvitation['rectification']> = {
  ...{
    state: 'done',
    due: '2026-03-23',
    outcome: 'limited',
    answer: '已加开窗口',
    rectifiedOn: '2026-03-10',
  },
  ...{ rerating: null, mayRerate: true },
}
const show = (more: Partial<RatingInvitation>) => {
  const [onChange, onAgain] = [jest.fn(), jest.fn()]
  render(<GivenRating opened={{ ...opened, ...more }} onChange={onChange} onAgain={onAgain} />)
  return { onChange, onAgain }
}

it('shows what was said and until when it may be changed', () => {
  const { onChange } = show({})
  expect(screen.getByText('满意：办得快')).toBeTruthy()
  expect(screen.getByText('3月12日', { exact: false })).toBeTruthy()
  fireEvent.click(screen.getByText('修改评价'))
  expect(onChange).toHaveBeenCalled()
})

it('shows what became of a bad one, and lets it be rated again', () => {
  const { onAgain } = show({ mayRate: false, rectification })
  expect(screen.queryByText('修改评价')).toBeNull()
  for (const text of ['已整改', '限期整改', '已加开窗口']) expect(screen.getByText(text)).toBeTruthy()
  fireEvent.click(screen.getByText('再次评价'))
  expect(onAgain).toHaveBeenCalled()
})

it('at a window thanks, and shows nothing of what was said', () => {
  show({ rating: null, door: 'windowQr', mayRate: false })
  expect(screen.getByText('已收到评价，谢谢')).toBeTruthy()
  expect(screen.queryByText('满意：办得快')).toBeNull()
})

it('says why a closed one is not rated', () => {
  show({ rating: null, state: 'closed', mayRate: false, whyNot: '这件办件已经撤回或终止，不再评价。' })
  expect(screen.getByText('这件办件已经撤回或终止，不再评价。')).toBeTruthy()
})
