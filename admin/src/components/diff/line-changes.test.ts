import { lineChanges } from './line-changes'

const said = (was: string[], is: string[]) =>
  lineChanges(was, is).map(({ kind, was, is }) => [
    kind,
    was?.map((p) => (p.changed ? `[${p.text}]` : p.text)).join('') ?? null,
    is?.map((p) => (p.changed ? `[${p.text}]` : p.text)).join('') ?? null,
  ])

describe('the lines of a field, compared', () => {
  it('marks the characters that differ', () => {
    expect(said(['自受理起 10 个工作日'], ['自受理起 7 个工作日'])).toEqual([
      ['changed', '自受理起 [10] 个工作日', '自受理起 [7] 个工作日'],
    ])
  })

  it('says of an addition only what is new', () => {
    expect(said(['新办'], ['新办、变更'])).toEqual([['changed', '新办', '新办[、变更]']])
  })

  it('shows a line that came, and one that went, as a whole', () => {
    expect(said(['甲方案审批', '乙'], ['甲方案审批'])).toEqual([
      ['same', '甲方案审批', '甲方案审批'],
      ['removed', '[乙]', null],
    ])
    expect(said([], ['书面告知申请人评审期限'])).toEqual([['added', null, '[书面告知申请人评审期限]']])
  })

  it('does not call two lines that share next to nothing one rewritten line', () => {
    expect(said(['受理并登记'], ['向社会公布结果']).map(([kind]) => kind)).toEqual(['replaced'])
  })

  it('reads a number as one word', () => {
    expect(said(['10 个工作日'], ['30 个工作日'])).toEqual([['changed', '[10] 个工作日', '[30] 个工作日']])
  })

  it('compares a very long line as a whole', () => {
    const long = '依'.repeat(3000)
    expect(lineChanges([long], [`${long}据`]).map(({ kind }) => kind)).toEqual(['replaced'])
  })
})
