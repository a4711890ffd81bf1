import { MESSAGE_KINDS, type MessageKind } from '@mingdu/shared/messages/messages.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { TEMPLATES } from '@mingdu/wechat-sandbox'
import fc from 'fast-check'
import { fieldFault } from '../../wechat/fields'
import { asciiNo, cardOf, pagepathOf } from './messages.cards'
import type { NewMessage } from './messages.service'

describe('a card', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      '',
      ' ',
      '\n\t',
      '👩‍👩‍👧‍👦'.repeat(9),
      '🇨🇳🇨🇳',
      '1️⃣2️⃣',
      '标题'.repeat(100),
      '𠮷'.repeat(30),
      '\ud83d',
      '©®™★',
      '　全角　',
    ),
  )

  it('gives a card that the platform’s rules let through, whatever the message', () => {
    const kinds = fc.constantFrom(...(Object.keys(MESSAGE_KINDS) as MessageKind[]))
    fc.assert(
      fc.property(kinds, texts, texts, texts, texts, (kind, name, no, sender, remaining) => {
        const card = cardOf(
          message({ kind, subject: { kind: 'task', id: 'x', no, name }, sender, remaining }),
          new Date(0),
        )
        if (kind === 'deadlineMoved') return expect(card).toBeNull()
        expect(card && fieldFault(card.fields)).toBeNull()
        const template = TEMPLATES[['assigned', 'warning', 'result'].indexOf(card?.template ?? '')]
        expect(card?.fields.map(({ key, label }) => [key, label])).toEqual(
          template?.keys.map(({ key, label }) => [key, label]),
        )
        const word = card?.fields.find((f) => f.key === 'const3')?.value
        expect(template?.keys.find((k) => k.key === 'const3')?.enums).toContain(word)
      }),
      { numRuns: 500 },
    )
  })

  it('says what the task is, by when, and who sends it', () => {
    expect(cardOf(message({}), new Date(0))).toEqual({
      template: 'assigned',
      fields: [
        { key: 'character_string1', label: '工单编号', value: '2026-37-2.1' },
        { key: 'thing2', label: '工单名称', value: '清水河整改' },
        { key: 'const3', label: '工单状态', value: '待签收' },
        { key: 'time4', label: '截止时间', value: '2026年11月30日 23:59' },
        { key: 'thing5', label: '派单单位', value: '演示区督查室' },
      ],
    })
  })

  it('of a result bears the time of the message in Shanghai', () => {
    const card = cardOf(message({ kind: 'reportReturned', due: null }), new Date('2026-11-25T20:05:00Z'))
    expect(card?.fields[3]).toEqual({ key: 'time4', label: '处理时间', value: '2026年11月26日 04:05' })
  })

  it('is not made where its deadline field would be empty', () => {
    expect(cardOf(message({ due: null }), new Date(0))).toBeNull()
  })

  it('shortens a long number without leaving ASCII', () => {
    expect(asciiNo(`演督〔2026〕37号-${'1.'.repeat(40)}`)).toMatch(/^2026-37-[1.]{24}$/)
    expect(asciiNo('演督')).toBe('-')
  })

  it('opens the page of what it is about', () => {
    expect(pagepathOf({ kind: 'task', id: 'abc' })).toBe('features/tasks/detail/index?id=abc')
    expect(pagepathOf({ kind: 'verification', id: 'abc' })).toBe('features/tasks/verify/index?id=abc')
    expect([pagepathOf({ kind: 'todo', id: null }), pagepathOf({ kind: 'odd', id: 'x' })]).toEqual([
      'pages/todo/index',
      'pages/todo/index',
    ])
  })
})

function message(part: Partial<NewMessage>): NewMessage {
  return {
    kind: 'taskAssigned',
    recipientIds: [],
    subject: { kind: 'task', id: 'x', no: '演督〔2026〕37号-2.1', name: '清水河整改' },
    dedupe: 'assigned:v1',
    title: '新任务：清水河整改',
    body: '',
    light: 'green',
    target: { kind: 'task', id: 'x' },
    due: plainDate('2026-11-30'),
    remaining: '剩 3 个工作日',
    sender: '演示区督查室',
    ...part,
  }
}
