import { feedbackApi } from '@mingdu/shared/feedback/feedback.api'
import { ApiError } from '../../../api/api-error'
import { feedbackProblems, PICTURES_MOST, problemsOf, TEXT_LEAST, TEXT_MOST } from './check-feedback'

const takes = (text: string, pictures = 0) => {
  const ids = Array.from({ length: pictures }, (_, i) => `${i}`.padStart(24, '0'))
  return feedbackApi.submit.body.safeParse({ text, pictures: ids }).success
}

it('knows the limits of the contract', () => {
  for (const n of [TEXT_LEAST - 1, TEXT_LEAST, TEXT_MOST, TEXT_MOST + 1]) {
    const text = '字'.repeat(n)
    expect(Object.keys(feedbackProblems(text)).length === 0).toBe(takes(text))
  }
  expect([takes('写清楚些', 0), takes('写得清楚', 0)]).toEqual([false, false])
  expect([takes('字'.repeat(9), PICTURES_MOST), takes('字'.repeat(9), PICTURES_MOST + 1)]).toEqual([
    true,
    false,
  ])
})

it('counts no blanks and lets nothing classified through', () => {
  expect(feedbackProblems('  很好  \n').text).toBe('请至少写 5 个字')
  expect(feedbackProblems('机密★ 的内容').text).toContain('涉密')
})

it('puts a refusal at its field', () => {
  const refused = (code: ApiError['code'], fields: { path: string; message: string }[] = []) =>
    problemsOf(
      new ApiError(422, {
        code: code as 'input.invalid',
        message: '说明',
        requestId: 'r',
        fields: fields.map((field) => ({ ...field, rule: 'x' })),
      }),
    )
  expect(refused('text.classified')).toEqual({ text: '说明' })
  expect(refused('file.missing')).toEqual({ pictures: '说明' })
  expect(refused('input.invalid', [{ path: 'body.text', message: '太短' }])).toEqual({ text: '太短' })
  expect(refused('server.error')).toBeNull()
})
