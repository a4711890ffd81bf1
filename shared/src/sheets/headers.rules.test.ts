import { columnLetter, findHeaders } from './headers.rules'
import { rowChecker } from './rows.rules'
import { SHEET_TABLES } from './sheets.table'

const { powers, duties } = SHEET_TABLES
const context = { orgs: new Map([['区水务局', 'a'.repeat(24)]]), createOrgs: false }

it('has twenty columns at least, each with a header that no other column has', () => {
  expect(powers.columns.length).toBeGreaterThanOrEqual(20)
  for (const table of [powers, duties]) {
    const names = table.columns.flatMap(({ name, synonyms }) => [name, ...synonyms])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  }
})

it.each(
  powers.columns.flatMap(({ field, name, synonyms }) => [name, ...synonyms].map((header) => [header, field])),
)('reads %s as %s', (header, field) => {
  const [found] = findHeaders([[`* ${header} （必填）`]], powers).columns
  expect(found?.column?.field).toBe(field)
})

it('finds the headers below a title, whatever their order', () => {
  const rows = [
    ['演示区权责清单'],
    [],
    ['序号', '权力编码', '权力名称', '实施主体', '类别'],
    ['1', 'X-1', '取水', '区水务局', '许可'],
  ]
  const found = findHeaders(rows, powers)
  expect([found.row, found.missing]).toEqual([3, []])
  expect(found.columns.map(({ column }) => column?.field ?? null)).toEqual([
    null,
    'code',
    'name',
    'org',
    'type',
  ])
})

it('names what is missing, and takes the first of two headers that mean the same', () => {
  const found = findHeaders([['部门', '事项名称', '权力名称']], powers)
  expect(found.missing).toEqual(['实施编码', '事项类型'])
  expect(found.columns.map(({ column }) => column?.field ?? null)).toEqual(['org', 'name', null])
})

it('letters columns as sheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

describe('rows', () => {
  const headers = findHeaders([['部门', '事项名称', '实施编码', '事项类型']], powers)
  const row = (...cells: string[]) => cells

  it('passes over empty rows, and repeats nothing', () => {
    const check = rowChecker(powers, headers, context)
    expect(check(row('', ' ', '', ''), 2)).toBeNull()
    expect(check(row('区水务局', '取水许可', 'X-1', '许可'), 3)).toMatchObject({
      key: 'X-1',
      again: false,
      findings: [],
    })
    const again = check(row('区水务局', '取水许可', 'X-1', '行政许可'), 4)
    expect(again).toMatchObject({ again: true, findings: [{ level: 'warning', rule: 'repeated', row: 4 }] })
    const other = check(row('区水务局', '别的', 'X-1', '许可'), 5)
    expect(other).toMatchObject({
      again: false,
      findings: [{ level: 'error', rule: 'duplicate', column: 'C' }],
    })
  })

  it('refuses a unit that is not there, and takes it where units are made', () => {
    const cells = row('区没有的局', '取水许可', 'X-1', '许可')
    const strict = rowChecker(powers, headers, context)(cells, 2)
    expect(strict?.findings).toMatchObject([
      { level: 'error', rule: 'unknown-org', column: 'A', value: '区没有的局' },
    ])
    const making = rowChecker(powers, headers, { ...context, createOrgs: true })(cells, 2)
    expect(making?.findings).toMatchObject([{ level: 'warning', rule: 'new-org' }])
  })
})
