import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { TASK_STATES, type TaskState } from '@mingdu/shared/tasks/tasks.states'
import { lightText } from '../light/light-text'
import { nextActionText } from './next-action'

const clock = (remaining: number | null) => ({
  dispatchedOn: '2026-11-09',
  dispatchedAt: null,
  due: '2026-11-30',
  tentative: false,
  limitWorkdays: 15,
  remaining,
})

describe('the line at the foot of a card', () => {
  it('is the act that is allowed', () => {
    expect(nextActionText({ allowedActions: ['sign'], state: 'toSign', light: 'green' })).toBe('签收')
    expect(nextActionText({ allowedActions: ['report'], state: 'inHand', light: 'yellow' })).toBe('报送进展')
    expect(nextActionText({ allowedActions: ['report'], state: 'inHand', light: 'red' })).toBe(
      '报送进展，说明超期原因',
    )
    expect(nextActionText({ allowedActions: ['verify'], state: 'toVerify', light: 'red' })).toBe('核验进展')
  })

  it('without one says what is waited for, in every state', () => {
    const texts = (Object.keys(TASK_STATES) as TaskState[]).map((state) =>
      nextActionText({ allowedActions: [], state, light: 'green' }),
    )
    expect(new Set(texts).size).toBe(texts.length)
    expect(nextActionText({ allowedActions: ['suspend'], state: 'toVerify', light: 'green' })).toBe(
      '等督查员核验',
    )
  })
})

describe('what a light says', () => {
  it('holds its word in every colour, so that it never speaks by colour alone', () => {
    for (const light of Object.keys(LIGHTS) as LightColour[]) {
      const text = lightText({ light, state: 'inHand', clock: clock(light === 'red' ? -2 : 3) })
      expect(text).toContain(LIGHTS[light].word)
    }
  })

  it('counts in working days', () => {
    expect(lightText({ light: 'yellow', state: 'inHand', clock: clock(3) })).toBe('预警 · 剩 3 个工作日')
    expect(lightText({ light: 'yellow', state: 'inHand', clock: clock(0) })).toBe('预警 · 今天到期')
    expect(lightText({ light: 'red', state: 'inHand', clock: clock(-2) })).toBe('超期 2 个工作日')
    expect(lightText({ light: 'red', state: 'inHand', clock: clock(4) })).toBe('超期 · 节点已过')
    expect(lightText({ light: 'grey', state: 'suspended', clock: clock(3) })).toBe('暂停')
    expect(lightText({ light: 'recovered', state: 'done', clock: clock(-1) })).toBe('补黄 · 已办结')
  })
})
