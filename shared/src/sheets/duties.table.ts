import { textCodec } from './cells.rules'
import type { SheetColumn, SheetTable } from './table.rules'

/** What a row says about one duty of a power. */
export interface DutyFields {
  code: string
  stage: string
  content: string
  basis?: string
}

const none: Omit<SheetColumn, 'field' | 'name' | 'codec'> = {
  synonyms: [],
  required: false,
  sample: '',
  advice: '',
  width: 18,
}

/** 责任事项, one a row; the rows of one 实施编码 are the duties of that power, all of them. */
export const DUTIES_TABLE: SheetTable = {
  key: 'code',
  label: 'content',
  unique: false,
  check: () => [],
  columns: [
    {
      ...none,
      field: 'code',
      name: '实施编码',
      codec: textCodec(64),
      synonyms: ['事项编码', '权力编码', '职权编码', '编码', '实施清单编码', '权力事项编码', '项目编码'],
      required: true,
      sample: '演示-0001-1-00',
      advice: '清单里已有的编码；同一编码的各行合起来就是这一事项的全部责任',
      width: 44,
    },
    {
      ...none,
      field: 'stage',
      name: '阶段',
      codec: textCodec(20),
      synonyms: ['责任阶段', '环节', '责任环节', '阶段名称', '办理阶段'],
      required: true,
      sample: '受理',
      advice: '受理、审查、决定、送达、事后监管等',
    },
    {
      ...none,
      field: 'content',
      name: '责任内容',
      codec: textCodec(2000, { min: 2, lines: true }),
      synonyms: ['责任事项', '责任', '责任事项内容', '职责内容', '对应责任事项'],
      required: true,
      sample: '公示应当提交的材料，一次性告知补正材料，依法受理或不予受理',
      width: 60,
    },
    {
      ...none,
      field: 'basis',
      name: '责任依据',
      codec: textCodec(2000, { lines: true }),
      synonyms: ['依据', '责任事项依据', '法律依据', '履责依据'],
      sample: '《中华人民共和国行政许可法》第三十二条',
      width: 40,
    },
  ],
}
