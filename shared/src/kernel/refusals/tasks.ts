import type { RefusalTable } from './refusal-table'

/** Of 督办任务 and what is done about them. */
export const TASKS_REFUSALS = {
  'task.state': { status: 422, text: '任务现在是“{state}”，不能{action}。' },
  'task.not-leaf': { status: 422, text: '这项任务已分解为下级任务，请在下级任务上操作。' },
  'task.not-handler': { status: 403, text: '这项任务由{handler}承办，不能代为操作。' },
  'task.not-helping': { status: 403, text: '您的单位不是这项任务待答复的协办单位。' },
  'task.org': { status: 422, text: '所选单位不存在、已停用，或不在本区，请另选一个。' },
  'task.same-org': { status: 422, text: '这项任务本来就由{org}承办，请另选单位。' },
  'task.person': { status: 422, text: '所选人员不在{org}，或已停用，请另选一人。' },
  'task.below': { status: 422, text: '单位负责人只能在本单位和下属单位内转办、交办。' },
  'report.less': { status: 422, text: '累计完成不能少于已核实的 {verified}。' },
  'report.more': { status: 422, text: '累计完成不能多于目标 {target}。' },
  'report.no-evidence': { status: 422, text: '请至少附一张照片或一份材料作为佐证。' },
  'report.pending': { status: 422, text: '上一次进展还在核验，请等结果出来再报。' },
  'report.state': { status: 422, text: '这次进展已经{state}，不能再核验。' },
  'report.asked': { status: 422, text: '已要求补充，请等承办单位补充后再核验。' },
  'report.supplement-first': { status: 422, text: '督查员要求补充上一次进展，请先补充，再报新的进展。' },
  'report.not-asked': { status: 422, text: '这次进展没有要求补充，不用补充。' },
  'report.ask-past': { status: 422, text: '补充期限 {until} 已经过去，请改到今天或以后。' },
  'report.done-on': { status: 422, text: '完成日期 {doneOn} 应在派单之后、不晚于今天。' },
  'report.milestones': {
    status: 422,
    text: '请按节点勾选：已核实的节点要保留，累计完成等于所勾节点的权重之和。',
  },
  'report.over-claim': { status: 422, text: '核实数不能多于本次上报的 {claimed}。' },
  'report.under-verified': { status: 422, text: '核实数不能少于此前已核实的 {verified}。' },
  'report.same-office': { status: 422, text: '您与承办单位是同一单位，不能核验。请由督查室其他人员办理。' },
  'handback.late': {
    status: 422,
    text: '退回期限是收到任务的下一个工作日同一时刻，已于 {until} 截止。确有困难的请申请延期，或联系督查员。',
  },
  'handback.designated': { status: 422, text: '这项任务是指定承办，不能退回。确有困难的请申请延期。' },
  'handback.pending': { status: 422, text: '退回还在等督查员决定。' },
  'handback.same-office': {
    status: 422,
    text: '您与退回单位是同一单位，不能决定这次退回，请由督查室其他人员办理。',
  },
  'extension.pending': { status: 422, text: '上一次延期申请还没有批复，请等结果出来。' },
  'extension.none': { status: 422, text: '没有待审批的延期申请。' },
  'extension.late': { status: 422, text: '限期 {due} 已过，不能再申请延期。请尽快办结并报送进展。' },
  'extension.most': { status: 422, text: '一个单位对一项任务最多延期 {most} 次，已经用完。' },
  'extension.level': { status: 403, text: '这次延期 {days} 个工作日，要由{level}审批。' },
  'extension.more': { status: 422, text: '批准的天数不能多于申请的 {days}。' },
  'extension.same-office': { status: 422, text: '您与申请单位是同一单位，不能审批这次延期。' },
  'co.open': {
    status: 422,
    text: '{orgs}还没有答复协办，不能报结。请等答复，或先注明为什么不等。',
  },
  'co.state': { status: 422, text: '{org}没有待答复的协办。' },
  'co.twice': { status: 422, text: '{org}还有一项协办没有答复，请等答复后再提。' },
  'co.due': { status: 422, text: '协办期限 {due} 不能早于今天，也不能晚于任务限期 {limit}。' },
  'entrust.due': { status: 422, text: '交办期限 {due} 不能早于今天，也不能晚于任务限期 {limit}。' },
  'decompose.org': {
    status: 422,
    text: '“{task}”的主办单位要在{org}和它的下属单位里选；要别的单位参加，请督查员办理会办。',
  },
  'decompose.waiting': { status: 422, text: '还有进展报告在等核验或补充，请等结果出来再分解。' },
  'decompose.verified': {
    status: 422,
    text: '这项任务已有核实的进展，不能再分解。可以转办、交办，或请督查员申请变更。',
  },
  'decompose.co-open': {
    status: 422,
    text: '{orgs}还没有答复协办。请等答复，或先注明为什么不等，再分解。',
  },
  'decompose.late': { status: 422, text: '限期 {due} 已过，下级任务没有可用的时间，不能再分解。' },
  'decompose.none': { status: 422, text: '这项任务没有由承办单位分解过，没有可收回的。' },
  'decompose.begun': {
    status: 422,
    text: '“{task}”已经报送进展、再分解，或有待批的申请，不能收回分解。要撤销的，请督查员申请变更。',
  },
  'urge.often': { status: 429, text: '{when} 刚催办过。同一项任务 {hours} 小时内只能催办一次。' },
  'batch.undo-late': {
    status: 422,
    text: '已过 {seconds} 秒，提醒已经发出，不能一起撤销。需要改回的请逐项办理。',
  },
  'batch.undone': { status: 409, text: '这次批量办理已经撤销过。' },
  'batch.final': {
    status: 422,
    text: '派单时限已经起算，承办单位已能签收，不能撤销。要停办请在事项里申请变更。',
  },
  'batch.overlap': {
    status: 422,
    text: '近 {days} 天里查到 {count} 项重复、多头或越权的情况。请打开这个事项单独派单，写明理由。',
  },
  'batch.no-tasks': { status: 422, text: '没有待签收或在办的任务，不用催办。待核验的请先核验。' },
  'batch.nothing': { status: 422, text: '这次批量办理没有办成的，不用撤销。' },
  'directive.meeting': { status: 422, text: '约谈要写明时间和地点。' },
  'directive.limit': { status: 422, text: '通知的办理期限 {due} 应在今天之后。' },
  'directive.received': { status: 409, text: '{who}已在 {on} 签收，不用再签收。' },
  'directive.answered': {
    status: 409,
    text: '{who}已在 {on} 回复，一份通知只回复一次。要补充的，请报送进展。',
  },
} as const satisfies RefusalTable<
  | 'task'
  | 'report'
  | 'handback'
  | 'extension'
  | 'co'
  | 'entrust'
  | 'decompose'
  | 'urge'
  | 'batch'
  | 'directive'
>
