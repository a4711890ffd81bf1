import type { Subscription } from '../../api/use-subscriptions'
import type { SubscribeAnswer } from '../../platform/subscribe'
import { answerNote } from './answer-note'

const items: Subscription[] = [
  { key: 'miniReminder', name: '办理提醒', templateId: 'L', long: true, credits: 0 },
  { key: 'miniResult', name: '处理结果', templateId: 'O', long: false, credits: 0 },
]
const note = (answers: Record<string, SubscribeAnswer>) =>
  answerNote(
    {
      kind: 'answered',
      answers: Object.entries(answers).map(([templateId, answer]) => ({ templateId, answer })),
    },
    items,
  )

it('says what was allowed, and that WeChat counts it', () => {
  expect(note({ L: 'accept' })).toEqual({
    tone: 'blue',
    text: '已同意“办理提醒”。微信通知到本系统后，这里的次数会更新。',
    settings: false,
  })
  expect(note({ L: 'acceptWithAudio', O: 'accept' }).text).toContain('“办理提醒、处理结果”')
})

it('leaves a refusal to the person, and shows the way to the settings', () => {
  expect(note({ O: 'reject' })).toMatchObject({ tone: 'yellow', settings: true })
  expect(note({ O: 'reject' }).text).toContain('随时可以再点')
  expect(note({ L: 'accept', O: 'reject' })).toMatchObject({ tone: 'blue', settings: true })
})

it('names a template that WeChat stopped, or did not ask about', () => {
  expect(note({ O: 'ban' }).text).toBe('“处理结果”被微信停用，请告诉系统管理员。')
  expect(note({ O: 'filter' }).text).toContain('同名')
  expect(note({ unknown: 'accept' }).text).toContain('“这项提醒”')
})

it.each([10001, 10002, 10003, 10004, 10005, 20001, 20002, 20003, 20004, 20005])(
  'has a sentence of its own for %i',
  (code) => {
    const { text } = answerNote({ kind: 'failed', code }, items)
    expect(text).toMatch(new RegExp(`^[^（]{10,}（${code}）。$`))
    expect(text).not.toContain('再点一次；还不行')
  },
)

it('sends to the settings where only they help', () => {
  expect(answerNote({ kind: 'failed', code: 20004 }, items)).toMatchObject({ tone: 'yellow', settings: true })
  expect(answerNote({ kind: 'failed', code: 10002 }, items).settings).toBe(false)
  expect(answerNote({ kind: 'failed', code: 0 }, items).text).toContain('请告诉系统管理员。')
})
