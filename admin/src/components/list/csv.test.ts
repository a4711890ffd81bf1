import { csvCell, csvText } from './csv'

describe('the export of a list', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    expect(
      csvText([
        ['任务', '主办'],
        ['清水河段', '区水务局'],
      ]),
    ).toBe('\uFEFF任务,主办\r\n清水河段,区水务局\r\n')
  })

  it('makes a cell that a spreadsheet would run as a formula harmless', () => {
    const formulas = ['=1+1', '+cmd', '@SUM(A1)', '\tx', '-2+3', '=HYPERLINK("http://x")']
    expect(formulas.map(csvCell)).toEqual([
      "'=1+1",
      "'+cmd",
      "'@SUM(A1)",
      "'\tx",
      "'-2+3",
      '"\'=HYPERLINK(""http://x"")"',
    ])
  })

  it('leaves numbers as numbers, negative ones too', () => {
    expect(['-2', '-15.7', '64.3%', '0'].map(csvCell)).toEqual(['-2', '-15.7', '64.3%', '0'])
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(csvCell('一,二')).toBe('"一,二"')
    expect(csvCell('说“好”"ok"\n第二行')).toBe('"说“好”""ok""\n第二行"')
  })
})
