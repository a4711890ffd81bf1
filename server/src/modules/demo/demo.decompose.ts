import type { DemoMatter, DemoTask } from './demo.acts'

const WATER = { org: 'shuiwu', due: 15 }

/** What 水务局 splits its task into: one part is done, one waits for 核验, one for a signature. */
const PARTS: DemoTask[] = [
  {
    ...{ ...WATER, title: '上游取水口整治到位', handler: 'shuiwu1', weight: 40 },
    quantity: ['处', 8],
    acts: [
      { on: -6, act: 'sign' },
      { on: -3, act: 'report', claimed: 8, text: '上游8处取水口已装计量设施，标识牌全部更新。' },
      { on: -2, act: 'accept', verified: 8, opinion: '逐处现场核对，情况属实。' },
    ],
  },
  {
    ...{ ...WATER, title: '中游取水口整治到位', handler: 'shuiwu2', weight: 35 },
    quantity: ['处', 7],
    acts: [
      { on: -6, act: 'sign' },
      { on: -1, act: 'report', claimed: 3, text: '中游3处取水口计量设施安装完成，其余4处已进场。' },
    ],
  },
  {
    ...{ ...WATER, title: '取水许可台账核对归档', weight: 25, due: 18 },
    milestones: [
      ['许可证逐一核对', 9, 60],
      ['台账归档', 18, 40],
    ],
  },
]

/** 分解: the head of 水务局 splits the task of the 局 a day after it was signed. */
export const DECOMPOSED_MATTER: DemoMatter = {
  title: '河道取水口规范化整治',
  category: 'routine',
  basis: ['minutes', '区政府常务会议纪要〔2026〕21号'],
  ...{ lead: 'shuiwu', supervisor: 'ducha2', created: -10, issued: -9, due: 25, state: 'issued' },
  tasks: [
    {
      ...{ title: '辖区取水口整治建账', org: 'shuiwu', handler: 'shuiwu1', weight: 100, due: 20 },
      quantity: ['处', 15],
      acts: [
        { on: -8, act: 'sign' },
        { on: -7, act: 'decompose', into: PARTS },
      ],
    },
  ],
}
