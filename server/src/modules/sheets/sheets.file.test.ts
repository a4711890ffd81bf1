import { deflateRawSync } from 'node:zlib'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { givenList, sheetClient } from './sheets.factory'
import { endThreads } from './sheets.pool'
import { zipOf, type ZipPart } from './zip.factory'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(endThreads)
let catalog: GivenPerson
const sheets = sheetClient(app, parts, () => catalog)
beforeEach(async () => {
  catalog = (await givenList()).catalog
})

const part = (name: string, text: string | Buffer, more: Partial<ZipPart> = {}): ZipPart => {
  const bytes = Buffer.from(text as string)
  return { name, packed: deflateRawSync(bytes), size: bytes.length, ...more }
}
const BOOK = part('xl/workbook.xml', '<workbook/>')
const ZEROS = Buffer.alloc(8 * 1024 * 1024)

const code = async (bytes: Buffer, name = '清单.xlsx') => {
  const { status, error } = await sheets.upload(bytes, name)
  return [status, error?.code]
}

it('refuses an archive that says it unfolds to more than it may', async () => {
  const many = Array.from({ length: 30 }, (_, i) => part(`xl/worksheets/sheet${i}.xml`, ZEROS))
  const answer = await sheets.upload(zipOf([BOOK, ...many]), '清单.xlsx')
  expect([answer.status, answer.error?.code]).toEqual([422, 'sheet.bomb'])
  expect(answer.error?.message).toContain('241 MB')
})

it.each<[string, ZipPart[]]>([
  ['declares less than it holds', [BOOK, part('xl/worksheets/sheet1.xml', ZEROS, { size: 100 })]],
  [
    'hides a part from its directory',
    [BOOK, part('xl/worksheets/sheet1.xml', ZEROS, { hidden: true }), part('a', 'b')],
  ],
  ['is cut off within a part', [{ ...BOOK, packed: BOOK.packed.subarray(0, 5) }]],
])('refuses an archive that %s', async (_, list) => {
  expect(await code(zipOf(list))).toEqual([422, 'sheet.broken'])
})

it('refuses what is no table, whatever its name says', async () => {
  expect(await code(zipOf([part('word/document.xml', '<w/>')]))).toEqual([422, 'sheet.type'])
  expect(await code(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '旧.xls')).toEqual([
    422,
    'sheet.type',
  ])
  expect(await code(Buffer.from('%PDF-1.7'), '清单.xlsx')).toEqual([422, 'sheet.type'])
  expect(await code(Buffer.from([0, 1, 2, 3]), '清单.csv')).toEqual([422, 'sheet.type'])
  expect(await code(Buffer.alloc(0), '清单.csv')).toEqual([400, 'input.invalid'])
})

it('says that a workbook has a password', async () => {
  const ole = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const { error } = await sheets.upload(ole, '清单.xlsx')
  expect(error?.message).toBe('表格打不开：设有打开密码。请先取消密码，再上传。')
})

it('expands no entity of its own making', async () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const sheet =
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈哈">${laughs}]>` +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">' +
    '<c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const job = await sheets.checked(
    zipOf([
      part(
        'xl/workbook.xml',
        `<workbook xmlns:r="${relation}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      part('xl/worksheets/sheet1.xml', sheet),
    ]),
    '清单.xlsx',
  )
  expect(job.state).toBe('failed')
  expect(job.problem.length).toBeLessThan(200)
})
