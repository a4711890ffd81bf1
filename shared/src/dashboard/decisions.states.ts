/**
 * What a person may have to decide or do, in the order a leader reads it: under which heading it stands, and what happens
 * while nobody decides.
 */
export const DECISION_KINDS = {
  extension: {
    group: '延期待批',
    otherwise: '没有批复以前按原限期计时，到期照常亮灯、催办。',
  },
  return: {
    group: '退回待决定',
    otherwise: '等待期间时限照常计算，任务没有人办。',
  },
  conclusion: {
    group: '结论复核',
    otherwise: '过了复核期限没有决定，异议得不到答复，结论的执行也会拖延。',
  },
  intervention: {
    group: '奖惩审批',
    otherwise: '不批准就不生效，也不会转送主管机关。',
  },
  instruction: {
    group: '批示办理',
    otherwise: '没有阅示或转办，这条批示一直挂着。',
  },
  approve: { group: '立项审批', otherwise: '不批准就不能派单，事项的限期照常临近。' },
  change: { group: '变更审批', otherwise: '批准以前按原来的权重、限期和单位执行。' },
  approveClose: { group: '销号审批', otherwise: '不批准就不能销号，事项一直算未办结。' },
  issue: { group: '待派单', otherwise: '不派单就没有单位在办，限期照常临近。' },
  firstReview: { group: '办结初审', otherwise: '不初审就到不了督查核验，事项一直算未办结。' },
  verifyClose: { group: '办结核验', otherwise: '不核验就不能报批销号，事项一直算未办结。' },
  complete: { group: '申请办结', otherwise: '不申请就不能销号，事项一直算未办结。' },
  close: { group: '公示期满', otherwise: '不销号，事项一直算未办结。' },
  verify: { group: '进展核验', otherwise: '没有核验的进展不计入，灯按核实进度亮。' },
  confirmation: { group: '群众核验', otherwise: '不征询、不退回整改就不能销号，群众也等不到结果。' },
  lookBack: { group: '回头看', otherwise: '到期不看，反弹了也不知道。' },
  article: { group: '专栏审核', otherwise: '不审核就不能发布，整改结果和群众的提问也看不到。' },
  bulletin: { group: '通报签发', otherwise: '不签发，各单位看不到这一期通报。' },
  clue: { group: '线索待办', otherwise: '不分办、不回访，提交人等不到答复。' },
  oversight: { group: '意见待答复', otherwise: '过了答复期限，提意见的单位得不到回音。' },
  consultation: { group: '咨询待答复', otherwise: '过了承诺时间，提问的单位办不下去。' },
  sign: { group: '待签收', otherwise: '时限已从派单起算，不签收也在走。' },
  report: { group: '报送进展', otherwise: '不报送就没有核实进度，灯会变黄、变红。' },
  overdue: { group: '红灯事项', otherwise: '已经超期。可以催办，或批示督查室过问。' },
} as const satisfies Record<string, { group: string; otherwise: string }>
export type DecisionKind = keyof typeof DECISION_KINDS

/** What is told but asks for no decision. */
export const ONLY_TOLD: readonly DecisionKind[] = ['overdue']

/** The same in groups, in the order of the table; a group without any is left out. */
export function byKind<D extends { kind: DecisionKind }>(
  decisions: readonly D[],
): { kind: DecisionKind; group: string; otherwise: string; items: D[] }[] {
  const kinds = Object.keys(DECISION_KINDS) as DecisionKind[]
  return kinds.flatMap((kind) => {
    const items = decisions.filter((one) => one.kind === kind)
    return items.length === 0 ? [] : [{ kind, ...DECISION_KINDS[kind], items }]
  })
}
