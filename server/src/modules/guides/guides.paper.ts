import { limitText, materialsFor, type Selection } from '@mingdu/shared/guides/guides.rules'
import type { GuideContent, GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import {
  AUDIENCES,
  GUIDE_STAGES,
  MATERIAL_FORMS,
  MATERIAL_SOURCES,
  NECESSITIES,
  type GuideStage,
} from '@mingdu/shared/guides/guides.states'
import type { PaperBlock, PaperCell, PaperDocument, PaperPair, PaperSection } from '../../paper/document'

/** What a paper says besides the guide's own words. */
export interface PaperFacts {
  no: string
  /** 2026年11月28日 */
  date: string
  guideNo: number
  /** 2026年10月15日 */
  from: string
  orgName: string
  powerName: string
  powerCode: string
  /** H5 address of this version of the guide. */
  url: string
}

/** 一次性告知书: one paper for one applicant, with the materials that their answers ask for. */
export function guidePaper(
  content: GuideContent,
  answers: Readonly<Record<string, string>>,
  facts: PaperFacts,
): PaperDocument {
  const version = `第 ${facts.guideNo} 版，${facts.from}起`
  const selection = materialsFor(content, answers)
  const pairs: PaperPair[] = [
    ['编号', facts.no],
    ['日期', facts.date],
    ['版本', version],
    ['实施机关', facts.orgName],
    ['事项', `${facts.powerName}（${facts.powerCode}）`],
    ['办理对象', AUDIENCES[content.audience]],
  ]
  const stubFacts: PaperPair[] = [
    ['编号', facts.no],
    ['事项', content.title],
    ['版本', version],
    ['说明', `已一次性告知办理条件、程序、时限和全部材料，共 ${selection.materials.length} 份。`],
  ]
  return {
    title: '一次性告知书',
    subject: content.title,
    facts: pairs,
    qr: { url: facts.url, caption: '扫码查看本指南' },
    sections: sectionsOf(content, selection),
    stub: { title: '一次性告知书存根', facts: stubFacts, blanks: ['申请人签字', '日期', '经办人'] },
    foot: facts.no,
  }
}

/** What the guide says nothing of is left out; only that nothing has to be handed in is said. */
function sectionsOf(content: GuideContent, selection: Selection): PaperSection[] {
  const sections: [string, PaperBlock[]][] = [
    ['受理条件', content.conditions.length > 0 ? [{ kind: 'list', items: content.conditions }] : []],
    ['申请材料', materialBlocks(selection)],
    ['办理步骤', stageBlocks(content)],
    ['办理时限', limitBlocks(content)],
    ['收费', feeBlocks(content)],
    ['办理地点', placeBlocks(content)],
    ['咨询和投诉', contactBlocks(content)],
    [
      '办理结果',
      content.results.length > 0 ? [{ kind: 'list', items: content.results.map((one) => one.name) }] : [],
    ],
    ['流程图', content.flow && content.flow.nodes.length > 0 ? [{ kind: 'flow', chart: content.flow }] : []],
  ]
  return sections.filter(([, blocks]) => blocks.length > 0).map(([title, blocks]) => ({ title, blocks }))
}

function materialBlocks({ materials, trail }: Selection): PaperBlock[] {
  const chosen: PaperBlock[] =
    trail.length > 0
      ? [
          {
            kind: 'pairs',
            rows: [
              [
                '所选情形',
                trail.map(({ question, option }) => `${question.text}：${option.label}`).join('；'),
              ],
            ],
          },
        ]
      : []
  if (materials.length === 0) return [...chosen, { kind: 'text', text: '不需要提交材料。' }]
  const said = `共 ${materials.length} 份。除此之外不再要求其他材料；备好一份可在“□”内打勾。`
  return [
    ...chosen,
    { kind: 'text', text: said, muted: true },
    {
      kind: 'table',
      columns: [
        { title: '序号', width: 8 },
        { title: '材料名称', width: 36 },
        { title: '必要性', width: 9 },
        { title: '份数', width: 8 },
        { title: '形式', width: 14.5 },
        { title: '来源', width: 14 },
        { title: '容缺、承诺', width: 14 },
      ],
      rows: materials.map(materialRow),
    },
  ]
}

function materialRow(material: GuideMaterial, i: number): PaperCell[] {
  const { name, spec, notes, basis } = material
  const lines = [spec && `规格：${spec}`, notes && `填报须知：${notes}`, basis && `依据：${basis}`]
  return [
    `□ ${i + 1}`,
    { text: name, notes: lines.filter((line) => line !== '') },
    NECESSITIES[material.necessity],
    material.form === 'exempt' ? '—' : `${material.copies} 份`,
    MATERIAL_FORMS[material.form],
    MATERIAL_SOURCES[material.source],
    easeText(material),
  ]
}

/** 容缺受理 and 告知承诺, each with its term. */
function easeText({ deferDays, promiseDays }: GuideMaterial): string {
  const parts = [
    deferDays === null ? '' : `可容缺，${deferDays} 个工作日内补齐`,
    promiseDays === null ? '' : `可告知承诺，${promiseDays} 个工作日内兑现`,
  ]
  return parts.filter((part) => part !== '').join('；') || '—'
}

function stageBlocks({ stages }: GuideContent): PaperBlock[] {
  const rows = (Object.keys(GUIDE_STAGES) as GuideStage[]).flatMap((stage) =>
    stages[stage].map((step): PaperCell[] => [
      GUIDE_STAGES[stage],
      { text: step.name, notes: step.note === '' ? [] : [step.note] },
      step.who || '—',
      step.days === null ? '—' : `${step.days} 个工作日`,
    ]),
  )
  const columns = [
    { title: '阶段', width: 10 },
    { title: '步骤', width: 48 },
    { title: '办理单位或岗位', width: 26 },
    { title: '时限', width: 16 },
  ]
  return rows.length > 0 ? [{ kind: 'table', columns, rows }] : []
}

function limitBlocks(content: GuideContent): PaperBlock[] {
  const { legalDays, promisedDays, limitBasis, specials } = content
  const limits: PaperPair[] =
    legalDays === null && promisedDays === null ? [] : [['办结时限', `${limitText(content)}。`]]
  if (limitBasis !== '') limits.push(['依据', limitBasis])
  const rows = specials.map((one): PaperCell[] => [one.name, `${one.days} 个工作日`, one.basis || '—'])
  const columns = [
    { title: '特别程序（不计入时限）', width: 40 },
    { title: '所需时间', width: 18 },
    { title: '依据', width: 42 },
  ]
  return [
    ...(limits.length > 0 ? [{ kind: 'pairs', rows: limits } as const] : []),
    ...(rows.length > 0 ? [{ kind: 'table', columns, rows } as const] : []),
  ]
}

function feeBlocks({ free, fees }: GuideContent): PaperBlock[] {
  if (free) return [{ kind: 'text', text: '不收费。' }]
  const rows = fees.map((fee): PaperCell[] => [fee.name, fee.standard, fee.basis || '—'])
  const columns = [
    { title: '收费项目', width: 28 },
    { title: '标准', width: 36 },
    { title: '依据', width: 36 },
  ]
  return rows.length > 0 ? [{ kind: 'table', columns, rows }] : []
}

function placeBlocks({ places }: GuideContent): PaperBlock[] {
  return places.map((place) => {
    const pairs: PaperPair[] = [
      ['地点', [place.name, place.window].filter((part) => part !== '').join('　')],
      ['地址', place.address],
      ['时间', place.hours],
      ['电话', place.phone],
    ]
    return { kind: 'pairs', rows: pairs.filter(([, value]) => value !== '') }
  })
}

function contactBlocks({ phone, complaint }: GuideContent): PaperBlock[] {
  const pairs: PaperPair[] = [
    ['咨询电话', phone],
    ['监督投诉', complaint],
  ]
  const rows = pairs.filter(([, value]) => value !== '')
  return rows.length > 0 ? [{ kind: 'pairs', rows }] : []
}
