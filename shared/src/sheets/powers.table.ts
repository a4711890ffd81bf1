import type { PowerContent } from '../powers/powers.schema'
import { POWER_LEVELS, POWER_SOURCES, POWER_TYPES } from '../powers/powers.states'
import { codeCodec, daysCodec, listCodec, textCodec } from './cells.rules'
import { accountabilitiesCodec, basesCodec, materialsCodec } from './power-cells.rules'
import {
  error,
  warning,
  type CheckContext,
  type Codec,
  type FieldNote,
  type Fields,
  type SheetColumn,
  type SheetTable,
} from './table.rules'

/** What a row of the sheet says about a power; the unit by its name. */
export type PowerFields = Partial<Omit<PowerContent, 'orgId'>> & { org?: string }

const TYPE_NAMES = {
  许可: '01',
  处罚: '02',
  强制: '03',
  行政强制措施: '03',
  行政强制执行: '03',
  征收: '04',
  给付: '05',
  检查: '06',
  行政监督检查: '06',
  确认: '07',
  奖励: '08',
  裁决: '09',
  其他权力: '10',
  其他职权: '10',
  其他行政职权: '10',
  其他类: '10',
  其他: '10',
  公共服务事项: '20',
}

const LEVEL_NAMES = {
  国家级: '1',
  省级: '2',
  市级: '3',
  设区的市级: '3',
  县级: '4',
  区县级: '4',
  区级: '4',
  县: '4',
  '县(市、区)级': '4',
  乡镇: '5',
  街道: '5',
  乡级: '5',
  '镇(乡、街道)级': '5',
  乡镇级: '5',
  村: '6',
  社区: '6',
  村级: '6',
  '村(社区)级': '6',
}

const SOURCE_NAMES = { 法定: '1', 下放: '2', 授权: '3', 委托: '5', 法定职权: '1' }

function column<F extends keyof PowerFields>(
  field: F,
  name: string,
  codec: Codec<NonNullable<PowerFields[F]> | Extract<PowerFields[F], null>>,
  more: Partial<Omit<SheetColumn, 'field' | 'name' | 'codec'>> = {},
): SheetColumn {
  const base = { synonyms: [], required: false, sample: '', advice: '', width: 18 }
  return { ...base, ...more, field, name, codec }
}

const short = textCodec(200)
const code = textCodec(64)

/** 权力事项, one a row; known by the 实施编码, because names repeat within a department. */
export const POWERS_TABLE: SheetTable = {
  key: 'code',
  label: 'name',
  unique: true,
  check: checkPower,
  columns: [
    column('org', '部门', textCodec(60, { min: 2 }), {
      required: true,
      synonyms: [
        ...['实施主体', '责任单位', '部门名称', '单位', '单位名称', '实施机构', '实施部门', '行使主体'],
        ...['所属部门', '主管部门', '实施单位', '行使部门', '实施主体名称', '责任部门', '权力主体'],
      ],
      sample: '区水务局',
      advice: '与单位树里的名称或简称一致',
    }),
    column('mainName', '主项名称', short, {
      synonyms: ['主项', '大项名称', '主项目名称', '事项大项', '主事项名称'],
      sample: '取水许可',
      advice: '本身就是主项的留空',
      width: 24,
    }),
    column('name', '事项名称', textCodec(200, { min: 2 }), {
      required: true,
      synonyms: [
        ...['权力名称', '项目名称', '职权名称', '行政权力名称', '权力事项名称', '名称', '事项'],
        ...['权力事项', '行政职权名称', '服务事项名称', '职权事项', '行政权力事项名称'],
      ],
      sample: '取水许可（首次申请）',
      width: 40,
    }),
    column('code', '实施编码', code, {
      required: true,
      synonyms: [
        ...['事项编码', '权力编码', '职权编码', '编码', '实施清单编码', '权力事项编码', '项目编码'],
        ...['行政权力编码', '事项代码', '权力代码', '实施事项编码', '职权代码'],
      ],
      sample: '演示-0001-1-00',
      advice: '按公布的原样填写；同一编码再次导入就是修改',
      width: 44,
    }),
    column('type', '事项类型', codeCodec('事项类型', POWER_TYPES, 20, TYPE_NAMES), {
      required: true,
      synonyms: ['权力类型', '类别', '职权类型', '权力类别', '事项类别', '类型', '行政权力类型', '职权类别'],
      sample: '行政许可',
      advice: '名称或代码，如 行政许可 或 01',
    }),
    column('orgCode', '实施主体编码', code, {
      synonyms: ['部门编码', '统一社会信用代码', '单位编码', '实施主体代码', '机构代码', '实施机构编码'],
    }),
    column('regionCode', '行政区划代码', textCodec(20), {
      synonyms: ['区划代码', '行政区划', '行政区划编码', '区划编码'],
    }),
    column('baseCode', '基本编码', code, { synonyms: ['基本目录编码', '目录编码', '基本码', '基本代码'] }),
    column('itemCode', '业务办理项编码', code, { synonyms: ['办理项编码', '业务项编码', '业务编码'] }),
    column('subItems', '子项', listCodec(200, 100), {
      synonyms: ['子项名称', '小项名称', '子项目'],
      advice: '一行一个',
      width: 24,
    }),
    column('office', '承办机构', short, {
      synonyms: ['承办科室', '内设机构', '承办股室', '责任科室', '承办部门', '责任股室', '承办处室'],
      sample: '水资源股',
    }),
    column('level', '行使层级', codeCodec('行使层级', POWER_LEVELS, 10, LEVEL_NAMES), {
      synonyms: ['行使级别', '层级', '实施层级', '权力层级', '行使权限', '办理层级'],
      sample: '县',
    }),
    column('source', '权力来源', codeCodec('权力来源', POWER_SOURCES, 10, SOURCE_NAMES), {
      synonyms: ['来源', '职权来源', '事项来源'],
      sample: '法定本级行使',
    }),
    column('bases', '设定依据', basesCodec, {
      synonyms: ['法律依据', '实施依据', '职权依据', '依据', '权力依据', '行使依据', '设立依据'],
      sample: '《中华人民共和国水法》｜第四十八条',
      advice: '一行一条：法律法规名称｜条款｜条文',
      width: 40,
    }),
    column('legalDays', '法定时限', daysCodec, {
      synonyms: ['法定办结时限', '法定期限', '法定办理时限', '法定办结期限', '法定时间'],
      sample: '45',
      advice: '工作日',
    }),
    column('promisedDays', '承诺时限', daysCodec, {
      synonyms: ['承诺办结时限', '承诺期限', '承诺办理时限', '承诺办结期限', '承诺时间'],
      sample: '10',
      advice: '工作日，不长于法定时限',
    }),
    column('materials', '办理材料', materialsCodec, {
      synonyms: ['申请材料', '所需材料', '办理所需材料', '提交材料'],
      advice: '一行一份：材料名称｜说明',
      width: 30,
    }),
    column('accountabilities', '追责情形', accountabilitiesCodec, {
      synonyms: ['追责情形及依据', '追责事项', '问责情形'],
      advice: '一行一条：情形｜依据｜追责机关',
      width: 30,
    }),
    column('norms', '操作规范', textCodec(5000, { lines: true }), {
      synonyms: ['办理流程', '工作规范', '运行规范', '办事流程'],
      width: 30,
    }),
    column('supervision', '监督方式', textCodec(1000, { lines: true }), {
      synonyms: ['监督电话', '监督投诉方式', '投诉电话', '监督渠道', '监督投诉电话'],
      width: 24,
    }),
    column('remedies', '救济渠道', textCodec(1000, { lines: true }), {
      synonyms: ['救济途径', '救济方式', '行政救济途径'],
      width: 24,
    }),
  ],
}

function checkPower(fields: Fields, { orgs, createOrgs }: CheckContext): FieldNote[] {
  const { org, legalDays, promisedDays } = fields as PowerFields
  const notes: FieldNote[] = []
  if (org !== undefined && !orgs.has(org)) {
    const note = createOrgs
      ? warning('new-org', `没有“${org}”这个单位，导入时会新建`)
      : error('unknown-org', `没有“${org}”这个单位，请改成单位树里的名称，或先新建单位`)
    notes.push({ field: 'org', ...note })
  }
  // 行政许可法第四十二条: a limit that the organ promises may only be shorter
  if (typeof legalDays === 'number' && typeof promisedDays === 'number' && promisedDays > legalDays)
    notes.push({
      field: 'promisedDays',
      ...error('limits', `承诺 ${promisedDays} 个工作日长于法定 ${legalDays} 个工作日，承诺不能长于法定`),
    })
  return notes
}
