import { readFileSync } from 'node:fs'
import { POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { parse } from 'csv-parse/sync'
import { templateDuties } from './duty-templates'

/** A sheet as somebody would upload it. */
export interface DemoSheet {
  name: string
  bytes: Buffer
}

/**
 * 844 public items of one county district as its government publishes them: 部门, 主项名称, 事项名称, 实施编码, 事项类型,
 * 实施主体编码, 行政区划代码; irregular codes are kept. Read where the program is started, as every folder of the product.
 */
const FILE = 'server/data/powers-demo.csv'

type Row = Record<string, string>

/** 设定依据 of the items that the demonstration shows, by code. */
const BASES: Readonly<Record<string, string>> = {
  '511A19016001-511602000000-000-1151130100877844X4-1-00': '《中华人民共和国水法》第三十九条',
  '511A0045100002-511602000000-000-1151130100877844X4-1-00': '《中华人民共和国水土保持法》第二十五条',
  '511A0045100001-511602000000-000-1151130100877844X4-1-00': '《中华人民共和国水土保持法》第二十五条',
  '511A19019001-511602000000-000-1151130100877844X4-1-00': '《中华人民共和国河道管理条例》第十五条',
  '511A0569900000-511602000000-000-1151130100877844X4-1-00': '《水库大坝安全管理条例》第十六条',
  '511A0015500009-511602000000-000-115113016823646795-1-00': '《公共场所卫生管理条例》第四条',
  '511A0138000000-511602000000-000-115113010833722043-1-00': '《中华人民共和国义务教育法》第十一条',
  '511A0138600000-511602000000-000-115113010833722043-1-00': '《中华人民共和国教师法》第十三条',
  '511F0287300000-511602000000-000-11511301008778298W-1-00': '《中华人民共和国民法典》第一千零四十九条',
  '512B0070100003-511602000000-000-1151130108778239R-1-00': '《中华人民共和国社会保险法》第四十五条',
  '512B0003600037-511602000000-000-11511301008778298W-1-00': '《中华人民共和国老年人权益保障法》第三十三条',
  '512B0003600029-511602000000-000-11511301008778298W-1-00': '《社会救助暂行办法》第九条',
  '511A0148700000-511602000000-000-11511301MB1P96705T-1-00': '《中华人民共和国森林法》第五十六条',
}

const ACCOUNTABILITY = [
  '该受理的不受理，或者不一次告知补正内容｜｜区纪委监委',
  '超过法定期限作出决定｜｜区纪委监委',
  '索取、收受财物或者谋取其他利益｜｜区纪委监委',
].join('\n')

/** The published items, with what the demonstration adds to them. */
export function demoPowerSheet(): DemoSheet {
  const rows = realItems().map((row) => ({
    ...row,
    行使层级: '县',
    权力来源: '法定本级行使',
    设定依据: BASES[row['实施编码'] ?? ''] ?? '',
    追责情形: ACCOUNTABILITY,
    监督方式: '区政务服务中心投诉台，电话 0999-8800000',
    救济渠道: '六十日内申请行政复议，或者六个月内提起行政诉讼',
  }))
  return { name: '权力事项.csv', bytes: csvOf(rows) }
}

/** Who has handed in its 责任事项 so far; the others show in the checks. */
const WITH_DUTIES = [
  '区水务局',
  '区民政局',
  '区教科体局',
  '区林业局',
  '区农业农村局',
  '区卫健局',
  '区市监局',
  '区应急管理局',
]

/** Duties from the templates. */
export function demoDutySheet(): DemoSheet {
  const items = realItems().filter((row) => WITH_DUTIES.includes(row['部门'] ?? ''))
  const rows = items.flatMap((row) =>
    templateDuties(typeOf(row['事项类型'] ?? '')).map(({ stage, content, basis }) => ({
      实施编码: row['实施编码'] ?? '',
      阶段: stage,
      责任内容: content,
      责任依据: basis,
    })),
  )
  return { name: '责任事项.csv', bytes: csvOf(rows) }
}

function realItems(): Row[] {
  return parse(readFileSync(FILE), { columns: true, bom: true }) as Row[]
}

function typeOf(name: string): string {
  return Object.entries(POWER_TYPES).find(([, known]) => known === name)?.[0] ?? ''
}

function csvOf(rows: readonly Row[]): Buffer {
  const headers = Object.keys(rows[0] ?? {})
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  return Buffer.from(lines.map((cells) => cells.map(quoted).join(',')).join('\r\n'))
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
