import { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import { ApiError } from '../../../api/api-error'
import {
  clueProblems,
  contentOf,
  EMPTY,
  keptDraft,
  problemsOf,
  TEXT_LEAST,
  TEXT_MOST,
  type ClueDraft,
} from './clue-draft'

const draft: ClueDraft = { ...EMPTY, kind: 'conduct', text: '窗口连续三天没有人办理业务', identity: 'open' }
const NO_PIN = { pin: '', again: '' }
const fields = (part: Partial<ClueDraft>, code = NO_PIN) =>
  Object.keys(clueProblems({ ...draft, ...part }, code))

it('keeps nothing of somebody anonymous, nor of who has not said yet', () => {
  expect([keptDraft({ ...draft, identity: 'anonymous' }), keptDraft({ ...draft, identity: null })]).toEqual([
    null,
    null,
  ])
  expect(keptDraft(draft)).toBe(draft)
})

it('knows the limits of the contract', () => {
  for (const n of [TEXT_LEAST - 1, TEXT_LEAST, TEXT_MOST]) {
    const text = '字'.repeat(n)
    const body = { ...contentOf({ ...draft, text }), identity: 'open' }
    expect(clueIntakeApi.submit.body.safeParse(body).success).toBe(fields({ text }).length === 0)
  }
})

it('says at which field something is missing', () => {
  expect(fields({})).toEqual([])
  expect(fields({ kind: null, identity: null })).toEqual(['kind', 'identity'])
  expect(fields({ files: [{ key: 'f1', kind: 'photo', ticket: null }] })).toEqual(['files'])
  expect(fields({ text: '机密★ 的内容，不应当写在这里' })).toEqual(['text'])
})

it('asks somebody anonymous for a good PIN, twice the same', () => {
  const anonymous = { identity: 'anonymous' } as const
  expect(fields(anonymous, { pin: '123456', again: '123456' })).toEqual(['pin'])
  expect(fields(anonymous, { pin: '204815', again: '204816' })).toEqual(['again'])
  expect(fields(anonymous, { pin: '204815', again: '204815' })).toEqual([])
})

it('puts the server’s word at its field, and at no other that ends alike', () => {
  const refused = (path: string) =>
    problemsOf(
      new ApiError(400, {
        code: 'input.invalid',
        message: '',
        requestId: 'r1',
        fields: [{ path, rule: 'too_big', message: '太长' }],
      }),
    )
  expect(refused('body.place.text')).toEqual({ place: '太长' })
  expect(refused('body.text')).toEqual({ text: '太长' })
  expect(refused('body.other')).toBeNull()
})
