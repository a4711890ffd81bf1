/** A duty as the templates write it. */
export interface TemplateDuty {
  stage: string
  content: string
  basis: string
}

const LICENSING = '行政许可法'
const PUNISHING = '行政处罚法'
const COERCING = '行政强制法'

const d = (stage: string, content: string, basis = ''): TemplateDuty => ({ stage, content, basis })

/**
 * 责任事项 by type of power, in our own words, for the demonstration and for lists of a city's size: never imported
 * into a real list. Articles name what governs the type; where none does, the basis is left open.
 */
const TEMPLATES: Readonly<Record<string, readonly TemplateDuty[]>> = {
  '01': [
    d(
      '受理',
      '公示应当提交的全部材料，材料不齐的当场或者五个工作日内一次告知补正，不受理的说明理由',
      `《${LICENSING}》第三十条、第三十二条`,
    ),
    d('审查', '审查申请材料，需要核实实质内容的指派两名以上工作人员核查', `《${LICENSING}》第三十四条`),
    d('审查', '涉及他人重大利益的，告知申请人和利害关系人可以陈述、申辩', `《${LICENSING}》第三十六条`),
    d(
      '决定',
      '在法定期限内作出决定，不予许可的说明理由并告知救济途径',
      `《${LICENSING}》第三十七条、第三十八条`,
    ),
    d('决定', '需要听证、检验、检测、专家评审的，书面告知申请人所需时间', `《${LICENSING}》第四十五条`),
    d(
      '送达',
      '自作出决定之日起十个工作日内颁发、送达证件，并公开决定',
      `《${LICENSING}》第四十条、第四十四条`,
    ),
    d('事后监管', '核查被许可人从事许可事项活动的情况，记录并公开检查结果', `《${LICENSING}》第六十一条`),
    d('其他', '法律法规规定应当履行的其他责任'),
  ],
  '02': [
    d('立案', '发现违法线索的，在规定期限内决定是否立案', `《${PUNISHING}》第五十四条`),
    d('调查', '两名以上执法人员调查取证，出示证件，全过程记录', `《${PUNISHING}》第四十二条、第四十七条`),
    d('审查', '审查违法事实、证据和程序，情节复杂的集体讨论决定', `《${PUNISHING}》第五十七条`),
    d(
      '告知',
      '决定前告知拟作出的处罚和事实、理由、依据，听取陈述申辩',
      `《${PUNISHING}》第四十四条、第四十五条`,
    ),
    d('决定', '作出处罚决定，写明救济途径和期限', `《${PUNISHING}》第五十九条`),
    d('送达', '在规定期限内送达处罚决定书', `《${PUNISHING}》第六十一条`),
    d('执行', '监督当事人履行，逾期不履行的依法处理', `《${PUNISHING}》第七十二条`),
    d('其他', '法律法规规定应当履行的其他责任'),
  ],
  '03': [
    d('催告', '作出强制执行决定前，书面催告当事人履行义务', `《${COERCING}》第三十五条`),
    d(
      '决定',
      '听取陈述申辩，作出书面决定，告知理由、依据和救济途径',
      `《${COERCING}》第三十六条、第三十七条`,
    ),
    d('执行', '依照规定的程序实施，制作现场笔录', `《${COERCING}》第十八条`),
    d('事后监管', '及时解除不再需要的强制措施，妥善处理财物', `《${COERCING}》第二十八条`),
    d('其他', '法律法规规定应当履行的其他责任'),
  ],
  '20': [
    d('受理', '公开服务内容、条件、材料和时限，一次告知需要带的材料'),
    d('办理', '按承诺时限办结，办不成的说明原因'),
    d('送达', '告知办理结果，可以寄送的提供寄送'),
    d('事后监管', '听取群众评价，差评的按时整改'),
  ],
}

const OTHERS: readonly TemplateDuty[] = [
  d('受理', '公开依据、条件、程序和所需材料，材料不齐的一次告知'),
  d('审查', '审核材料，必要时现场核实，提出意见'),
  d('决定', '在规定期限内作出决定，不予办理的说明理由'),
  d('送达', '按时送达决定，依法公开'),
  d('事后监管', '对后续情况开展检查，发现问题及时处理'),
  d('其他', '法律法规规定应当履行的其他责任'),
]

/** The duties of a power of this type. */
export function templateDuties(type: string): readonly TemplateDuty[] {
  return TEMPLATES[type] ?? OTHERS
}
