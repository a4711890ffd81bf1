import type { PlainDate } from '../kernel/plain-date'
import { classifiedMark } from '../kernel/text'
import { MATTER_CATEGORIES, type BasisKind, type MatterCategory } from '../matters/matters.states'
import type { Period } from '../tasks/tasks.states'
import { textCodec } from './cells.rules'
import { readDue, yearOfSource } from './plan-due.rules'
import { readOrgs } from './plan-orgs.rules'
import { basisKindOf, periodOf, quantityOf, stagesOf, type Quantity, type Stages } from './plan-text.rules'
import { error, warning, type Codec, type FieldNote, type SheetColumn, type SheetTable } from './table.rules'

/** What a row of a plan says, cell by cell; an empty cell is left out. */
export interface PlanFields {
  title?: string
  source?: string
  lead?: string
  co?: string
  due?: string
  note?: string
  supervisor?: string
  category?: MatterCategory
}

/** What a row comes to: a 督查事项 with one task. Ids are '' and the day null where the row has an error. */
export interface PlanRow {
  category: MatterCategory
  basisKind: BasisKind
  leadOrgId: string
  coOrgIds: string[]
  due: PlainDate | null
  /** Not beside stages: those are shares of the whole. */
  quantity: Quantity | null
  stages: Stages | null
  period: Period | null
}

/** The row with what is wrong in it; the same reading serves the check and the commit. */
export function readPlan(
  fields: PlanFields,
  orgs: ReadonlyMap<string, string>,
): { plan: PlanRow; notes: FieldNote[] } {
  const { title = '', source = '', lead = '', co = '', due = '', note = '', category } = fields
  const leads = readOrgs(lead, orgs)
  const helpers = readOrgs(co, orgs)
  const day = due === '' ? {} : readDue(due, yearOfSource(source))
  const stages = stagesOf(note)
  const [leadOrgId = '', ...more] = leads.ids
  const coOrgIds = [...new Set([...more, ...helpers.ids])].filter((id) => id !== leadOrgId)
  const basisKind = basisKindOf(source)
  const staged = typeof stages === 'string' ? null : stages
  const plan: PlanRow = {
    ...{ basisKind, leadOrgId, coOrgIds, stages: staged, period: periodOf(note) },
    category: category ?? (basisKind === 'clue' ? 'clue' : 'routine'),
    due: day.value ?? null,
    quantity: staged ? null : quantityOf(title, note),
  }
  const notes: FieldNote[] = [
    ...leads.notes.map((one) => ({ field: 'lead', ...one })),
    ...helpers.notes.map((one) => ({ field: 'co', ...one })),
    ...(day.note ? [{ field: 'due', ...day.note }] : []),
    ...orgNotes(more.length, coOrgIds.length),
    ...stageNotes(stages),
    ...classifiedNotes(fields),
  ]
  return { plan, notes }
}

function orgNotes(leads: number, helpers: number): FieldNote[] {
  return [
    ...(leads > 0
      ? [{ field: 'lead', ...warning('several-leads', '写了几家牵头单位，第一家主办，其余作协办，请确认') }]
      : []),
    ...(helpers > MAX_HELPERS
      ? [
          {
            field: 'co',
            ...error('too-many', `协办单位有 ${helpers} 家，最多 ${MAX_HELPERS} 家，请分成几项`),
          },
        ]
      : []),
  ]
}

const MAX_HELPERS = 20

function stageNotes(stages: Stages | string | null): FieldNote[] {
  if (stages === null) return []
  if (typeof stages === 'string') return [{ field: 'note', ...warning('stages', `${stages}；没有设节点`) }]
  const text = `分 ${stages.upTo.length} 期，没有写各期的日期：按导入之日到限期平均分，立项前请在任务分解里核对`
  return [{ field: 'note', ...warning('stage-days', text) }]
}

/** Classified papers must not enter (保守国家秘密法): by their marks, or by a remark that says so. */
function classifiedNotes(fields: PlanFields): FieldNote[] {
  return (['title', 'source', 'note'] as const).flatMap((field) => {
    const text = fields[field] ?? ''
    const mark = classifiedMark(text) ?? CLASSIFIED.exec(text)?.[1]
    if (!mark) return []
    const message = `标着“${mark}”：涉密事项不得在本系统登记，请删去这一行，按保密规定另行办理`
    return [{ field, ...error('classified', message) }]
  })
}

const CLASSIFIED = /(?:^|[（(〔[【，,；;：:、\s])(涉密|秘密|机密)(?:$|[）)〕\]】，,；;、。\s])/

const categoryCodec: Codec<string> = {
  read(cell) {
    const said = cell.trim()
    const code = Object.entries(MATTER_CATEGORIES).find(([, name]) => name === said)?.[0]
    if (code !== undefined) return { value: code }
    const names = Object.values(MATTER_CATEGORIES).join('、')
    return { note: error('category', `没有“${said}”这个类型，请填 ${names} 之一，或者空着`) }
  },
  text: (value) => MATTER_CATEGORIES[value as MatterCategory] ?? '',
}

/** A number that only orders the rows of the sheet: nothing of a matter. */
const passedOver: Codec<string> = { read: () => ({}), text: () => '' }

const none: Omit<SheetColumn, 'field' | 'name' | 'codec'> = {
  ...{ synonyms: [], required: false, sample: '', advice: '', width: 18 },
}

/** 督查计划: a 督查事项 a row. The same task may stand there twice, for two units. */
export const PLANS_TABLE: SheetTable = {
  key: 'title',
  label: 'title',
  unique: false,
  apart: true,
  check: (fields, { orgs }) => readPlan(fields as PlanFields, orgs).notes,
  columns: [
    {
      ...none,
      field: 'no',
      name: '序号',
      codec: passedOver,
      synonyms: ['编号', '项号'],
      sample: '1',
      width: 8,
    },
    {
      ...none,
      field: 'title',
      name: '工作任务',
      codec: textCodec(100, { min: 4 }),
      synonyms: [
        '任务',
        '任务名称',
        '事项',
        '事项名称',
        '督查事项',
        '重点任务',
        '重点工作',
        '工作内容',
        '目标任务',
      ],
      required: true,
      sample: '农村饮水工程维修养护32处',
      advice: '一行一项，4 到 100 字；写明数量和单位的，按数量计进度',
      width: 44,
    },
    {
      ...none,
      field: 'source',
      name: '任务来源',
      codec: textCodec(200, { min: 4 }),
      synonyms: ['来源', '立项依据', '依据', '文件依据', '交办依据'],
      required: true,
      sample: '2026年区政府工作报告第12条',
      advice: '政府工作报告、会议纪要、领导批示、建议提案、线索等，写到第几条、哪个文号',
      width: 36,
    },
    {
      ...none,
      field: 'lead',
      name: '牵头单位',
      codec: textCodec(500, { lines: true }),
      synonyms: ['主办单位', '牵头部门', '主办', '承办单位', '第一责任单位'],
      required: true,
      sample: '区水务局',
      advice: '单位树里的名称或简称，只写一家',
    },
    {
      ...none,
      field: 'co',
      name: '责任单位',
      codec: textCodec(1000, { lines: true }),
      synonyms: ['协办单位', '配合单位', '参与单位', '责任部门', '协办'],
      sample: '区财政局、区农业农村局',
      advice: '作协办；几家用顿号分开，逐个写出，不写“各有关单位”',
      width: 30,
    },
    {
      ...none,
      field: 'due',
      name: '完成时限',
      codec: textCodec(60),
      synonyms: ['时限', '限期', '办理时限', '完成时间', '办结时限', '截止日期'],
      required: true,
      sample: '2026-12-31',
      advice: '写明哪一天；2026年12月底前、上半年也认得，全年推进按 12 月 31 日',
    },
    {
      ...none,
      field: 'note',
      name: '备注',
      codec: textCodec(1000, { lines: true }),
      synonyms: ['说明', '工作要求', '督办要求'],
      sample: '每季度报送进展',
      advice: '按月、每季度、每周报送的，作报送周期；分期：3000/6000/12000亩，作节点',
      width: 30,
    },
    {
      ...none,
      field: 'supervisor',
      name: '责任督查员',
      codec: textCodec(30),
      synonyms: ['督查员', '督办人', '督查责任人'],
      advice: '姓名；空着就是导入的人',
    },
    {
      ...none,
      field: 'category',
      name: '督查类型',
      codec: categoryCodec as Codec<unknown>,
      synonyms: ['类型', '督查类别'],
      advice: `${Object.values(MATTER_CATEGORIES).join('、')}；空着是日常督办，来自线索的是线索核查`,
    },
  ],
}
