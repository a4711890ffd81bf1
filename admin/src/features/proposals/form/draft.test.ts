import { content, settings } from '../../../../test/power-fixtures'
import { cleaned, EMPTY_CONTENT, problemsFrom, problemsOf } from './draft'

const draft = (change: Partial<typeof content>, basis = '演编发〔2026〕12号') => ({
  content: { ...content, ...change },
  basis,
  effectiveOn: null,
})
const found = (...args: Parameters<typeof problemsOf>) => [...problemsOf(...args).keys()]

describe('a proposal before it is sent', () => {
  it('finds nothing wrong with a whole one', () => {
    expect(found(draft({}), 'adjust', settings, content.code)).toEqual([])
  })

  it.each<[string, Partial<typeof content>, string]>([
    ['a name too short', { name: '审' }, 'content.name'],
    ['no type', { type: '' }, 'content.type'],
    ['no unit', { orgId: '' }, 'content.orgId'],
    ['a promise longer than the law', { promisedDays: 30 }, 'content.promisedDays'],
    ['a basis without its law', { bases: [{ law: '', article: '第一条', text: '' }] }, 'content.bases.0.law'],
  ])('finds %s', (_, change, path) => {
    expect(found(draft(change), 'adjust', settings, content.code)).toEqual([path])
  })

  it('asks of an empty one for what names a power, and for the basis', () => {
    const empty = { content: EMPTY_CONTENT, basis: '', effectiveOn: null }
    expect(found(empty, 'add', settings, null)).toEqual([
      'basis.text',
      'content.code',
      'content.name',
      'content.type',
      'content.orgId',
    ])
  })

  it('asks for the basis alone when a power is cancelled', () => {
    expect(found(draft({ name: '' }, ''), 'cancel', settings, null)).toEqual(['basis.text'])
  })

  it('asks for what the place requires', () => {
    const elements = settings.elements.map((e) => (e.key === 'remedies' ? { ...e, required: true } : e))
    expect(found(draft({}), 'adjust', { ...settings, elements }, content.code)).toEqual(['content.remedies'])
  })

  it('checks a new code by the rule, and keeps a published one whatever it is', () => {
    const strict = { ...settings, codePattern: '\\d{4}' }
    expect(found(draft({}), 'adjust', strict, content.code)).toEqual([])
    expect(found(draft({}), 'add', strict, null)).toEqual(['content.code'])
  })

  it('drops rows that were left empty, and standards of penalties where there are none', () => {
    const ready = cleaned({
      ...content,
      duties: [...content.duties, { stage: '审查', content: '', basis: '' }],
      penalties: [{ circumstance: '超采', grade: '', standard: '罚款', basis: '' }],
      subItems: ['新办', ' '],
    })
    expect([ready.duties.length, ready.penalties, ready.subItems]).toEqual([2, [], ['新办']])
  })

  it('puts the server’s problems at their fields', () => {
    const fields = [{ path: 'body.content.duties.1.content', rule: 'too_small', message: '请写责任内容' }]
    expect(problemsFrom(fields).get('content.duties.1.content')).toBe('请写责任内容')
  })
})
