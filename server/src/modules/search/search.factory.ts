import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { SearchEntry } from './search.source'

export const POWERS = 45_031
export const DUTIES = 343_445
const REAL_ITEMS = 'server/data/powers-demo.csv'

/** What a made-up title is put together from where the real items are not at hand. */
const OBJECTS =
  '城镇污水排入排水管网|建筑工程施工|食品小作坊|道路旅客运输经营|取水|林木采伐|医疗机构执业|民办学校办学|特种设备使用|户外广告设置|' +
  '临时占用城市道路|危险化学品经营|种子生产经营|动物防疫条件|水土保持方案|消防设施验收|人力资源服务|社会团体成立|地名命名|排污口设置|' +
  '出版物零售|娱乐场所经营|公共场所卫生|饮用水供水单位|节能审查|农药经营|渔业捕捞|不动产首次登记|残疾人补贴|城乡居民社会保险'
const ACTS =
  '许可|审批|核准|备案|登记|变更|延续|注销|监督检查|违法行为的处罚|扣押涉案财物|征收|给付|裁决|奖励|认定'
const SPECIFICS =
  '（市级/县级）|（首次）|（补正）|（告知承诺）|（涉及2个以上乡镇）|（个体工商户）|（500平方米以下）|（A类）|（境外投资者）|'
const TYPES =
  '行政许可|行政处罚|行政强制|行政征收|行政给付|行政检查|行政确认|行政奖励|行政裁决|其他行政权力|公共服务'

/** Stages of a duty with our own words; `@` is the power. */
const STAGES = [
  '受理责任：公示办理“@”应当提交的材料，一次性告知补正要求，依法受理或者不予受理并说明理由',
  '审查责任：对“@”的申请材料进行书面审查，需要实地核查的指派两名以上工作人员进行，提出审查意见',
  '决定责任：在规定的时限内作出是否准予的决定，不予准予的书面说明理由并告知复议和诉讼的权利',
  '送达责任：制作并送达法律文书，按照规定向社会公开“@”的办理结果，信息录入系统备查',
  '事后监管责任：对“@”后续从业情况开展定期检查和随机抽查，发现问题责令改正并记入信用档案',
  '立案责任：检查中发现或者接到举报的涉嫌违法行为，予以审查，决定是否立案，编号',
  '调查责任：指定专人负责“@”的调查取证，与当事人有直接利害关系的应当回避，保守有关秘密，第条',
  '其他责任：法律法规规章文件规定应当履行的其他责任',
]

/** Powers and duties like those of a city, in portions as the server reads them: always the same. */
export async function* cityEntries(orgIds: readonly string[]): AsyncGenerator<readonly SearchEntry[]> {
  const titles = realTitles()
  let duties = 0
  for (let first = 0; first < POWERS; first += 100) {
    const portion: SearchEntry[] = []
    for (let i = first; i < Math.min(POWERS, first + 100); i += 1) {
      const power = powerOf(i, titles, orgIds)
      portion.push(power)
      const upTo = Math.floor(((i + 1) * DUTIES) / POWERS)
      for (let n = 0; duties < upTo; n += 1, duties += 1) portion.push(dutyOf(power, n, duties))
    }
    yield portion
    await Promise.resolve()
  }
}

export function idAt(series: string, n: number): string {
  return series + n.toString(16).padStart(24 - series.length, '0')
}

function powerOf(i: number, titles: readonly string[], orgIds: readonly string[]): SearchEntry {
  const types = TYPES.split('|')
  return {
    kind: 'power',
    id: idAt('a0', i),
    openId: idAt('a0', i),
    title: titles[i % titles.length] + (i < titles.length ? '' : `（演示${Math.floor(i / titles.length)}）`),
    code: `511${(i * 7919).toString(36).toUpperCase().padStart(8, '0')}-511602000000-000-1151130100877${i % 997}N-1-00`,
    text: `《四川省行政许可条例》第${(i % 83) + 1}条 第${(i % 7) + 1}款 依照本条例实施`,
    type: types[i % types.length] ?? '',
    regionId: idAt('b0', 1),
    orgId: orgIds[i % orgIds.length] ?? idAt('b0', 1),
  }
}

function dutyOf(power: SearchEntry, stage: number, n: number): SearchEntry {
  const [name = '', content = ''] = (STAGES[stage % STAGES.length] ?? '').split('：')
  const text = content.replace('@', power.title)
  return { ...power, kind: 'duty', id: idAt('c0', n), title: `${power.title}　${name}`, code: '', text }
}

function realTitles(): string[] {
  if (!existsSync(REAL_ITEMS)) return madeUpTitles()
  const rows = parse(readFileSync(REAL_ITEMS), { columns: true, bom: true }) as Record<string, string>[]
  return rows.map((row) => row['事项名称'] ?? '').filter((title) => title !== '')
}

function madeUpTitles(): string[] {
  const [objects, acts, specifics] = [OBJECTS.split('|'), ACTS.split('|'), SPECIFICS.split('|')]
  return objects.flatMap((object) =>
    acts.flatMap((act) => specifics.map((specific) => `${object}${act}${specific}`)),
  )
}
