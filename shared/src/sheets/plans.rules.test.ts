import fc from 'fast-check'
import { plainDate } from '../kernel/plain-date'
import { readDue, yearOfSource } from './plan-due.rules'
import { isVague, nearNames, readOrgs } from './plan-orgs.rules'
import { basisKindOf, milestonesOf, periodOf, quantityOf, stagesOf } from './plan-text.rules'
import { readPlan } from './plans.table'

describe('完成时限', () => {
  it.each([
    ['2026-12-20', '2026-12-20', null],
    ['2026/6/3', '2026-06-03', null],
    ['2026.06.30', '2026-06-30', null],
    ['20260930', '2026-09-30', null],
    ['2026年12月20日前', '2026-12-20', null],
    ['2026 年 2 月底前完成', '2026-02-28', null],
    ['2028年2月底前', '2028-02-29', null],
    ['2026年12月底前', '2026-12-31', null],
    ['2026年9月底前', '2026-09-30', null],
    ['9月底前', '2026-09-30', null],
    ['今年9月末', '2026-09-30', null],
    ['２０２６年９月中旬', '2026-09-20', null],
    ['10月上旬', '2026-10-10', null],
    ['2026年上半年', '2026-06-30', null],
    ['下半年', '2026-12-31', null],
    ['第一季度', '2026-03-31', null],
    ['2026年4季度末', '2026-12-31', null],
    ['2027年年底前', '2027-12-31', null],
    ['年底前完成', '2026-12-31', null],
    ['2026年内', '2026-12-31', null],
    ['2026年12月前', '2026-12-31', 'due-rough'],
    ['全年推进', '2026-12-31', 'due-rough'],
    ['2027年全年', '2027-12-31', 'due-rough'],
  ])('“%s” is %s', (text, due, rule) => {
    const { value, note } = readDue(text, 2026)
    expect([value, note?.rule ?? null]).toEqual([due, rule])
    expect(note?.level ?? 'warning').toBe('warning')
  })

  it.each([
    ['长期坚持', 'due'],
    ['持续推进', 'due'],
    ['时限待定', 'due'],
    ['尽快完成', 'due'],
    ['2026-02-30', 'due'],
    ['2026年13月底前', 'due'],
    ['6月底前完成50%，12月底前全部完成', 'due'],
    ['张三', 'due'],
  ])('“%s” is no day, and says so', (text, rule) => {
    const { value, note } = readDue(text, 2026)
    expect([value, note?.level, note?.rule]).toEqual([undefined, 'error', rule])
  })

  it('asks for the year where neither cell nor source names it', () => {
    expect(readDue('9月底前', null).note?.rule).toBe('due-year')
    expect(yearOfSource('2026年区政府工作报告第41条')).toBe(2026)
    expect(yearOfSource('区政府常务会议纪要〔2025〕4号')).toBe(2025)
    expect(yearOfSource('区长批示（2026-03-02）')).toBe(2026)
    expect(yearOfSource('低分指标整改')).toBeNull()
  })

  it('answers every text with a day or a reason', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { value, note } = readDue(text, 2026)
        expect(value !== undefined || note?.level === 'error').toBe(true)
      }),
    )
  })
})

it.each([
  ['2026年区政府工作报告第18条', 'workReport'],
  ['区政府常务会议纪要〔2026〕4号', 'minutes'],
  ['区委常委会会议纪要〔2026〕2号', 'minutes'],
  ['区长批示（2026-03-02）', 'instruction'],
  ['区人大常委会交办', 'proposal'],
  ['区政协第12号提案', 'proposal'],
  ['国务院“互联网+督查”平台转办线索', 'clue'],
  ['低分指标整改', 'indicator'],
  ['法治政府建设示范创建方案', 'other'],
])('“%s” is a basis of the kind %s', (source, kind) => {
  expect(basisKindOf(source)).toBe(kind)
})

describe('数量', () => {
  it.each([
    ['农村饮水工程维修养护32处', '', '处', 32],
    ['高标准农田建设1.2万亩', '', '亩', 12_000],
    ['新增城镇就业3200人', '量化：3200人', '人', 3200],
    ['新增城镇就业3,200人', '', '人', 3200],
    ['完成全区森林防火通道120公里', '', '公里', 120],
    ['2026年新建公厕12座', '', '座', 12],
    ['完成第3批老旧小区改造20个', '', '个', 20],
    ['推进项目建设', '量化：1.5亿元', '元', 150_000_000],
  ])('%s（%s）', (title, note, unit, target) => {
    expect(quantityOf(title, note)).toEqual({ unit, target })
  })

  it.each([
    '新建改建公办幼儿园3所，新增学位900个',
    '完成20个老旧小区改造，惠及居民1860户',
    '空气质量优良天数比例达到91%',
    '办理人大代表建议62件、政协提案88件，办结率100%',
    '基本医保参保率稳定在95%以上',
    '修订公布权力清单和责任清单',
    '建设1.5个中心',
    '进入全市前3名',
  ])('leaves “%s” to people', (title) => {
    expect(quantityOf(title, '')).toBeNull()
  })
})

it.each([
  ['按月通报', 'month'],
  ['每季度报送进展', 'quarter'],
  ['每周一报', 'week'],
  ['按月通报，每季度会商', null],
  ['民生实事', null],
  ['', null],
])('“%s” asks for a report: %s', (note, period) => {
  expect(periodOf(note)).toBe(period)
})

describe('分期', () => {
  it('becomes 节点 with the share each adds, the last on the deadline', () => {
    const stages = stagesOf('分期：3000/6000/12000亩')
    expect(stages).toEqual({ unit: '亩', upTo: [3000, 6000, 12_000] })
    if (stages === null || typeof stages === 'string') throw new Error('no stages')
    expect(milestonesOf(stages, plainDate('2026-01-01'), plainDate('2026-12-31'))).toEqual([
      { title: '累计完成3000亩', due: '2026-05-02', weight: 25 },
      { title: '累计完成6000亩', due: '2026-09-01', weight: 25 },
      { title: '累计完成12000亩', due: '2026-12-31', weight: 50 },
    ])
  })

  it('takes the last word for all where only that makes it rise', () => {
    expect(stagesOf('分期：0.3/0.6/1.2万亩')).toEqual({ unit: '亩', upTo: [3000, 6000, 12_000] })
    expect(stagesOf('分期:3000/6000/1.2万亩')).toEqual({ unit: '亩', upTo: [3000, 6000, 12_000] })
  })

  it.each([['分期：6000/3000亩'], ['分期：三期完成'], ['分期：3000亩'], ['分期：1/2/1000亩']])(
    'says why “%s” cannot be read',
    (note) => {
      expect(typeof stagesOf(note)).toBe('string')
    },
  )

  it('weighs 100 in all, whatever the stages', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 100 }), { minLength: 2, maxLength: 8 }), (steps) => {
        const upTo = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, n) => sum + n, 0))
        const stages = stagesOf(`分期：${upTo.join('/')}亩`)
        if (stages === null || typeof stages === 'string') throw new Error(String(stages))
        const plan = milestonesOf(stages, plainDate('2026-01-01'), plainDate('2026-12-31'))
        expect(plan.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
        expect(plan.every(({ weight }) => weight >= 1)).toBe(true)
        expect(plan.at(-1)?.due).toBe('2026-12-31')
      }),
    )
  })
})

const ORGS = new Map([
  ['区水务局', 'w'],
  ['水务', 'w'],
  ['区财政局', 'f'],
  ['区教育科技和体育局', 'e'],
  ['区自然资源和规划局', 'n'],
])

describe('单位', () => {
  it.each([
    ['区水务局、区财政局', ['w', 'f']],
    ['区水务局；区财政局，区自然资源和规划局', ['w', 'f', 'n']],
    ['区水务局\n区财政局', ['w', 'f']],
    ['水务、区水务局', ['w']],
    ['区自然资源和规划局', ['n']],
    ['', []],
  ])('“%s” are %j', (text, ids) => {
    expect(readOrgs(text, ORGS)).toEqual({ ids, notes: [] })
  })

  it('proposes what an abbreviation may mean, and takes nothing for granted', () => {
    expect(nearNames('区教科体局', ORGS.keys())).toEqual(['区教育科技和体育局'])
    const { ids, notes } = readOrgs('区教科体局、区财政局', ORGS)
    expect(ids).toEqual(['f'])
    expect(notes).toMatchObject([
      { level: 'error', rule: 'unknown-org', message: expect.stringContaining('区教育科技和体育局') },
    ])
  })

  it.each(['各进驻单位', '各单位', '区各有关部门', '相关部门', '区财政局等', '全区各镇街'])(
    '“%s” is nobody',
    (name) => {
      expect(isVague(name)).toBe(true)
      expect(readOrgs(name, ORGS).notes).toMatchObject([{ level: 'error', rule: 'vague-org' }])
    },
  )
})

describe('a row', () => {
  const ROW = {
    title: '农村饮水工程维修养护32处',
    source: '2026年区政府工作报告第12条',
    lead: '区水务局',
    co: '区财政局、区水务局',
    due: '11月底前',
    note: '按月通报',
  }

  it('is read as a whole: the year of its source, the lead no helper of itself', () => {
    const { plan, notes } = readPlan(ROW, ORGS)
    expect(notes).toEqual([])
    expect(plan).toEqual({
      ...{ category: 'routine', basisKind: 'workReport', leadOrgId: 'w', coOrgIds: ['f'] },
      ...{ due: '2026-11-30', quantity: { unit: '处', target: 32 }, stages: null, period: 'month' },
    })
  })

  it('of stages counts shares, not things', () => {
    const { plan, notes } = readPlan({ ...ROW, note: '分期：8/16/32处' }, ORGS)
    expect([plan.quantity, plan.stages]).toEqual([null, { unit: '处', upTo: [8, 16, 32] }])
    expect(notes).toMatchObject([{ field: 'note', level: 'warning', rule: 'stage-days' }])
  })

  it('with several leads keeps the first and says so', () => {
    const { plan, notes } = readPlan({ ...ROW, lead: '区财政局、区水务局', co: '' }, ORGS)
    expect([plan.leadOrgId, plan.coOrgIds]).toEqual(['f', ['w']])
    expect(notes).toMatchObject([{ field: 'lead', level: 'warning' }])
  })

  it.each([
    [{ note: '涉密' }, 'note'],
    [{ note: '民生实事；秘密' }, 'note'],
    [{ title: '某项工作（涉密）' }, 'title'],
    [{ source: '2026年机密★文件' }, 'source'],
  ])('that is marked as classified is refused: %j', (more, field) => {
    expect(readPlan({ ...ROW, ...more }, ORGS).notes).toMatchObject([
      { field, level: 'error', rule: 'classified' },
    ])
  })

  it('about classified carriers is not classified itself', () => {
    expect(readPlan({ ...ROW, title: '开展涉密载体清理检查' }, ORGS).notes).toEqual([])
  })
})
