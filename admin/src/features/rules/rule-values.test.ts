import { defaultRules } from '@mingdu/shared/rules/rules.table'
import { FIELD_NAMES, ruleChanges, valuesOf, within } from './rule-values'

const general = (({ byCategory: _, ...rest }) => rest)(defaultRules())

it('leaves out empty cells, and categories that set nothing of their own', () => {
  const byCategory = {
    incident: { warnSharePercent: 40, warnMinWorkdays: null },
    routine: { lagPoints: null },
  }
  expect(valuesOf({ ...general, byCategory, note: '按通知' })).toEqual({
    ...general,
    byCategory: { incident: { warnSharePercent: 40 } },
  })
  expect(valuesOf({ ...general, note: '' })).toEqual(defaultRules())
})

it('says what changed, for all and by category', () => {
  const before = { ...defaultRules(), byCategory: { clue: { lagPoints: 5 } } }
  const now = { ...defaultRules(), warnAtHour: 9, byCategory: { incident: { warnSharePercent: 40 } } }
  expect(ruleChanges(now, before)).toEqual([
    { name: '每天几点发提醒', before: '8 时', now: '9 时' },
    { name: '事件调查 · 预警：剩余时间占限期的比例', before: '同通用值', now: '40 %' },
    { name: '线索核查 · 预警：核实进度落后序时', before: '5 个百分点', now: '同通用值' },
  ])
  expect(ruleChanges(now, now)).toEqual([])
})

it('accepts whole numbers within the bounds, and an empty cell only of a category', async () => {
  await expect(within('lagPoints')(null, 10)).resolves.toBeUndefined()
  await expect(within('lagPoints')(null, 51)).rejects.toThrow('应是 1 至 50 的整数')
  await expect(within('lagPoints')(null, 1.5)).rejects.toThrow()
  await expect(within('lagPoints')(null, null)).rejects.toThrow()
  await expect(within('lagPoints', true)(null, null)).resolves.toBeUndefined()
})

it('knows where the server’s problems with a category belong', () => {
  expect(FIELD_NAMES).toContain('byCategory.incident.warnMinWorkdays')
})
