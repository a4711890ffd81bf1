import { MESSAGE_KINDS, MESSAGE_STATES, type MessageKind } from './messages.states'
import { TEMPLATE_KEYS } from '../templates/templates.table'
import { becauseOf, furthest, givenUpFor, nextChannel, planOf, type Sendable } from './chain.rules'

const ALL: Sendable = { accounts: ['mp', 'mini', 'wecom', 'sms'], templates: TEMPLATE_KEYS }
const without = (...templates: string[]): Sendable => ({
  ...ALL,
  templates: TEMPLATE_KEYS.filter((key) => !templates.includes(key)),
})

describe('the plan of a message', () => {
  const rows: [MessageKind, Sendable, string][] = [
    ['taskOverdue', ALL, 'wecom mpTemplate miniSubscribe sms'],
    ['taskAssigned', ALL, 'wecom mpTemplate miniSubscribe sms'],
    ['taskYellow', ALL, 'wecom mpTemplate miniSubscribe'],
    ['reportReturned', ALL, 'wecom mpTemplate miniSubscribe sms'],
    ['reportAccepted', ALL, 'wecom mpTemplate miniSubscribe'],
    ['warningDigest', ALL, 'wecom mpTemplate miniSubscribe sms'],
    ['taskCancelled', ALL, 'wecom miniSubscribe'],
    ['deadlineMoved', ALL, ''],
    ['feedbackReplied', ALL, ''],
    ['taskOverdue', without('warning'), 'wecom mpSubscribe miniSubscribe sms'],
    ['taskOverdue', without('warning', 'bizReminder', 'miniReminder'), 'wecom sms'],
    ['reportAccepted', without('result'), 'wecom miniSubscribe'],
    ['taskOverdue', { ...ALL, accounts: ['mp'] }, 'mpTemplate'],
    ['taskOverdue', { ...ALL, accounts: ['sms', 'mini'] }, 'miniSubscribe sms'],
    ['taskOverdue', { ...ALL, accounts: [] }, ''],
  ]
  it.each(rows)('%s with %j is %s', (kind, sendable, plan) => {
    expect(planOf(kind, sendable).join(' ')).toBe(plan)
  })

  it.each(Object.keys(MESSAGE_KINDS) as MessageKind[])(
    'of %s never holds both ways of the 服务号',
    (kind) => {
      const plan = planOf(kind, ALL)
      expect(plan.includes('mpTemplate') && plan.includes('mpSubscribe')).toBe(false)
    },
  )
})

it('the next channel is the first that was not tried', () => {
  const plan = ['wecom', 'mpTemplate', 'sms']
  expect(nextChannel(plan, ['inApp'])).toBe('wecom')
  expect(nextChannel(plan, ['inApp', 'wecom'])).toBe('mpTemplate')
  expect(nextChannel(plan, ['inApp', 'mpTemplate', 'wecom'])).toBe('sms')
  expect(nextChannel(plan, plan)).toBeNull()
})

it('says why a channel was taken, and why one was given up', () => {
  expect(becauseOf('mpTemplate', '未关注服务号')).toBe('服务号：未关注服务号')
  expect(givenUpFor('sms', '通道配置有误')).toBe('改由短信发送：通道配置有误')
})

describe('a message shows the delivery that got furthest', () => {
  const show = (...deliveries: string[]) =>
    furthest(
      deliveries.map((text) => ({ channel: text.split(' ')[0] ?? '', state: text.split(' ')[1] ?? '' })),
    )
  it.each([
    [['mpTemplate accepted', 'sms waiting'], 'mpTemplate accepted'],
    [['mpTemplate accepted', 'sms delivered'], 'sms delivered'],
    [['mpTemplate unconfirmed', 'sms refused'], 'mpTemplate unconfirmed'],
    [['mpTemplate unknown', 'sms waiting'], 'sms waiting'],
    [['mpTemplate refused', 'sms dead'], 'sms dead'],
    [['mpTemplate refused', 'sms suppressed'], 'sms suppressed'],
    [['mpTemplate delivered', 'sms suppressed'], 'mpTemplate delivered'],
    [['wecom suppressed', 'mpTemplate refused', 'sms sending'], 'sms sending'],
  ])('%j: %s', (deliveries, shown) => {
    const found = show(...deliveries)
    expect(`${found?.channel} ${found?.state}`).toBe(shown)
  })

  it.each(Object.keys(MESSAGE_STATES))('alone it is itself: %s', (state) => {
    expect(show(`sms ${state}`)?.state).toBe(state)
  })

  it('none has none', () => {
    expect(show()).toBeNull()
  })
})
