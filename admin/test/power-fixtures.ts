import { firstSettings } from '@mingdu/shared/catalog/catalog.table'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Power, PowerContent, PowerRow } from '@mingdu/shared/powers/powers.schema'
import type { Proposal } from '@mingdu/shared/proposals/proposals.api'

/** Ids of 24 hexadecimal characters, told apart by their first. */
export const idOf = (mark: string) => mark.padEnd(24, '0')

const org = (mark: string, name: string, parent: string | null, kind: Org['kind'] = 'department'): Org => ({
  id: idOf(mark),
  version: 1,
  name,
  shortName: name.slice(1),
  code: '',
  kind,
  parentId: parent === null ? null : idOf(parent),
  path: parent === null ? [] : parent === 'a' ? [idOf('a')] : [idOf('a'), idOf(parent)],
  order: 0,
  status: 'active',
  formerNames: [],
  successor: null,
  people: 1,
})

export const orgs: Org[] = [
  org('a', '演示区', null, 'region'),
  org('b', '区水务局', 'a'),
  org('c', '河湖管理科', 'b', 'office'),
  org('d', '区综合执法局', 'a'),
]

export const content: PowerContent = {
  code: '演0110045100',
  baseCode: '',
  itemCode: '',
  mainName: '',
  name: '生产建设项目水土保持方案审批',
  subItems: ['新办'],
  type: '01',
  orgId: idOf('b'),
  orgCode: '',
  regionCode: '',
  office: '河湖管理科',
  level: '4',
  source: '1',
  bases: [{ law: '水土保持法', article: '第二十五条', text: '' }],
  legalDays: 20,
  promisedDays: 10,
  duties: [
    { stage: '受理', content: '公示应当提交的材料', basis: '行政许可法第三十条' },
    { stage: '审查', content: '组织专家评审', basis: '' },
  ],
  accountabilities: [],
  penalties: [],
  norms: '',
  materials: [],
  outerFlow: null,
  innerFlow: null,
  supervision: '',
  remedies: '',
  extra: {},
}

export const row: PowerRow = {
  id: idOf('1'),
  version: 3,
  code: content.code,
  mainName: '',
  name: content.name,
  type: '01',
  org: { id: idOf('b'), name: '区水务局' },
  office: '河湖管理科',
  level: '4',
  source: '1',
  state: 'inForce',
  kind: 'keep',
  no: 2,
  from: '2025-03-01',
  dutyCount: 2,
  openProposal: null,
  guide: null,
}

const versions: Power['versions'] = [
  {
    no: 2,
    kind: 'keep',
    from: '2025-03-01',
    until: null,
    basis: '演编发〔2025〕2号',
    publishedAt: '2025-02-27T01:00:00.000Z',
    publishedBy: '编办一',
  },
  {
    no: 1,
    kind: 'add',
    from: '2023-01-01',
    until: '2025-03-01',
    basis: '演编发〔2023〕1号',
    publishedAt: '2022-12-27T01:00:00.000Z',
    publishedBy: '编办一',
  },
]

export const power: Power = {
  ...row,
  content,
  shown: versions[0]!,
  versions,
  history: [{ at: '2025-02-27T01:00:00.000Z', who: '编办一', what: '公布 v2', note: '' }],
  guides: [],
  mayPropose: true,
}

export const proposal: Proposal = {
  id: idOf('e'),
  version: 4,
  no: '清单调整〔2026〕0007',
  kind: 'adjust',
  state: 'catalog',
  power: { id: power.id, code: power.code, name: power.name, org: power.org },
  basis: '演政发〔2026〕3号第四条',
  effectiveOn: '2026-12-15',
  proposedBy: { id: idOf('f'), name: '演示·水务局·目录员一' },
  orgName: '区水务局',
  changedAt: '2026-11-24T01:00:00.000Z',
  changes: 1,
  resembles: null,
  allowedActions: ['pass', 'return'],
  basisFiles: [],
  before: content,
  content: { ...content, promisedDays: 7 },
  fields: [
    {
      field: 'promisedDays',
      name: '承诺时限',
      how: 'changed',
      changes: 1,
      was: ['10 个工作日'],
      is: ['7 个工作日'],
    },
    { field: 'name', name: '事项名称', how: 'same', changes: 0, was: [content.name], is: [content.name] },
  ],
  impact: ['2026-12-15 起收的件按新版本办，此前收的按 v2 办完。'],
  steps: ['draft', 'legal', 'catalog', 'congress', 'ready', 'published'],
  history: [{ at: '2026-11-20T01:00:00.000Z', who: '目录员一', what: '提交合法性审查', note: '' }],
}

export const settings = { ...firstSettings(), version: 1 }

export const pageOf = <T>(...items: T[]) => ({ items, nextCursor: null, total: items.length })

/** What every page of the lists asks for besides its own. */
export const common = {
  'GET /orgs': () => ({ items: orgs }),
  'GET /catalog/settings': () => settings,
}
