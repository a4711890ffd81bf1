import { columns, displayWidth } from './table'

describe('columns', () => {
  it('counts a Chinese character as two places', () => {
    expect(displayWidth('督查员 A1')).toBe(9)
  })

  it('aligns Chinese and Latin cells and leaves no blanks at the end', () => {
    expect(
      columns([
        ['编号', 'x'],
        ['A-0001', ''],
      ]),
    ).toEqual(['编号    x', 'A-0001'])
  })
})
