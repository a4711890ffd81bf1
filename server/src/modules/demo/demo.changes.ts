import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'

/** A change of the list that the demonstration plays. */
export interface DemoChange {
  code: string
  kind: ChangeKind
  by: string
  daysAgo: number
  basis: string
  /** How far it has come. */
  until: 'legal' | 'catalog' | 'returned' | 'published'
  change: (content: PowerContent) => Partial<PowerContent>
}

export const CHANGES: readonly DemoChange[] = [
  {
    code: '511A19019001-511602000000-000-1151130100877844X4-1-00',
    kind: 'adjust',
    by: 'shuiwu3',
    daysAgo: 12,
    basis: '区政府常务会议纪要〔2026〕18号（演示）',
    until: 'published',
    change: () => ({ legalDays: 20, promisedDays: 8, office: '河湖管理股' }),
  },
  {
    code: '512C0052900007-511602000000-000-083372204-1-00',
    kind: 'cancel',
    by: 'bianban1',
    daysAgo: 10,
    basis: '演编发〔2026〕12号（演示）：并入教育政策咨询',
    until: 'published',
    change: () => ({}),
  },
  {
    code: '512B0144800000-511602000000-000-11511301008778490F-1-00',
    kind: 'handDown',
    by: 'bianban1',
    daysAgo: 8,
    basis: '演编发〔2026〕12号（演示）：下放街道',
    until: 'published',
    change: () => ({}),
  },
  {
    code: '511A0045100002-511602000000-000-1151130100877844X4-1-00',
    kind: 'adjust',
    by: 'shuiwu3',
    daysAgo: 3,
    basis: '优化营商环境工作方案第十二条（演示）',
    until: 'catalog',
    change: () => ({ subItems: ['新办', '变更'], legalDays: 20, promisedDays: 7 }),
  },
  {
    code: '511A0569900000-511602000000-000-1151130100877844X4-1-00',
    kind: 'adjust',
    by: 'shuiwu3',
    daysAgo: 2,
    basis: '区水务局职能配置规定（演示）',
    until: 'legal',
    change: () => ({ office: '水利工程股', supervision: '区水务局监督电话 0999-8800000' }),
  },
  {
    code: '511Z19006002-511602000000-000-1151130100877844X4-1-00',
    kind: 'cancel',
    by: 'shuiwu3',
    daysAgo: 5,
    basis: '拟取消：由检测机构出具鉴定报告（演示）',
    until: 'returned',
    change: () => ({}),
  },
]
