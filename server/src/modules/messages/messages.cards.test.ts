import { CARDS } from '@mingdu/shared/messages/cards.table'
import { MESSAGE_KINDS, type MessageKind } from '@mingdu/shared/messages/messages.states'
import { TEMPLATE_KEYS, TEMPLATES, type Template } from '@mingdu/shared/templates/templates.table'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import fc from 'fast-check'
import { fieldFault } from '../../wechat/fields'
import { asciiNo, pagepathOf, renderCard, smsText, textLines, varsOf } from './messages.cards'
import type { NewMessage } from './messages.service'

const KINDS = Object.keys(MESSAGE_KINDS) as MessageKind[]

it.each(KINDS)('the word of %s is one its template allows', (kind) => {
  const plan = CARDS[kind]
  for (const key of [plan?.mpTemplate, plan?.mpSubscribe, plan?.miniSubscribe]) {
    const fields: Template['fields'] = key ? TEMPLATES[key].fields : []
    for (const field of fields) if (field.enums) expect(field.enums).toContain(plan?.word)
  }
})

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

  it('is let through by the platform’s rules, whatever the message and the template', () => {
    const cards = fc.constantFrom(
      ...KINDS.flatMap((kind) => {
        const { mpTemplate, mpSubscribe, miniSubscribe } = CARDS[kind] ?? {}
        return [mpTemplate, mpSubscribe, miniSubscribe].flatMap((key) => (key ? [{ kind, key }] : []))
      }),
    )
    fc.assert(
      fc.property(cards, texts, texts, texts, texts, ({ kind, key }, name, no, sender, remaining) => {
        const vars = varsOf(
          message({ kind, subject: { kind: 'task', id: 'x', no, name }, sender, remaining }),
          new Date(0),
        )
        const fields = renderCard(key, vars)
        expect(fieldFault(fields)).toBeNull()
        expect(fields.map((f) => [f.key, f.label])).toEqual(
          TEMPLATES[key].fields.map((f) => [f.key, f.label]),
        )
        expect((smsText('taskDue', vars)?.params as { number: string }).number).toMatch(/^[\x20-\x7e]{1,32}$/)
      }),
      { numRuns: 500 },
    )
  })

  it('says what the task is, by when, and who sends it', () => {
    expect(renderCard('assigned', varsOf(message({}), new Date(0)))).toEqual([
      { key: 'character_string1', label: '工单编号', value: '2026-37-2.1' },
      { key: 'thing2', label: '工单名称', value: '清水河整改' },
      { key: 'const3', label: '工单状态', value: '待签收' },
      { key: 'time4', label: '截止时间', value: '2026年11月30日 23:59' },
      { key: 'thing5', label: '派单单位', value: '演示区督查室' },
    ])
  })

  it('of a result bears the time of the message in Shanghai', () => {
    const vars = varsOf(message({ kind: 'reportReturned', due: null }), new Date('2026-11-25T20:05:00Z'))
    expect(vars.time).toBe('2026年11月26日 04:05')
  })

  it.each(TEMPLATE_KEYS)('by the template %s has no time where there is no deadline', (key) => {
    expect(fieldFault(renderCard(key, varsOf(message({ due: null }), new Date(0))))).toMatch(/^time/)
  })

  it('as a text card has lines for what is known only', () => {
    const lines = (part: Partial<NewMessage>) =>
      textLines(varsOf(message(part), new Date(0))).map(({ label, value }) => `${label}：${value}`)
    expect(lines({})).toEqual([
      '编号：演督〔2026〕37号-2.1',
      '事项：清水河整改',
      '状态：待签收',
      '截止：2026年11月30日',
      '剩余：剩 3 个工作日',
      '发自：演示区督查室',
    ])
    expect(lines({ due: null, sender: '' })).toHaveLength(3)
  })

  it('as a text message says neither title nor name', () => {
    expect(smsText('taskDue', varsOf(message({}), new Date(0)))?.params).toEqual({
      number: '2026-37-2.1',
      kind: '待签收',
      due: '2026年11月30日',
    })
    expect(smsText('taskDue', varsOf(message({ due: null }), new Date(0)))?.params).toMatchObject({
      due: '见系统',
    })
  })

  it('shortens a long number without leaving ASCII', () => {
    expect(asciiNo(`演督〔2026〕37号-${'1.'.repeat(40)}`)).toMatch(/^2026-37-[1.]{24}$/)
    expect(asciiNo('演督')).toBe('-')
  })

  it('opens the page of what it is about', () => {
    expect(pagepathOf({ kind: 'task', id: 'abc' })).toBe('features/tasks/detail/index?id=abc')
    expect(pagepathOf({ kind: 'verification', id: 'abc' })).toBe('features/tasks/verify/index?id=abc')
    expect(pagepathOf({ kind: 'matter', id: 'abc' })).toBe('features/matters/detail/index?id=abc')
    expect(pagepathOf({ kind: 'bulletin', id: 'abc' })).toBe('features/bulletins/detail/index?id=abc')
    expect(pagepathOf({ kind: 'oversight', id: 'abc' })).toBe('features/oversight/detail/index?id=abc')
    expect(pagepathOf({ kind: 'delegation', id: 'abc' })).toBe('features/delegations/detail/index?id=abc')
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
