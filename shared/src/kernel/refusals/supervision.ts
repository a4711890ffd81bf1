import type { RefusalTable } from './refusal-table'

/** Of the 督查 office: its 结论, 职权, 通报, 咨询, and what units say of it. */
export const SUPERVISION_REFUSALS = {
  'conclusion.state': { status: 422, text: '这份督查结论现在是“{state}”，不能{action}。' },
  'conclusion.own': { status: 422, text: '督查结论是您拟的，请由另一人作出。' },
  'conclusion.same-office': { status: 403, text: '您所在的单位是督查对象，不能{action}。' },
  'conclusion.recused': {
    status: 403,
    text: '您{why}，应当回避，不能{action}（政府督查工作条例第十七条）。请由没有参与的人办理。',
  },
  'conclusion.late': {
    status: 422,
    text: '申请复核的期限是收到督查结论之日起 {days} 日，最后一天 {last} 已过（政府督查工作条例第十七条）。',
  },
  'conclusion.org': { status: 422, text: '督查结论的对象应是这件事项的主办或承办单位。' },
  'conclusion.day': { status: 422, text: '送达日期应在作出之日（{issued}）和今天之间。' },
  'conclusion.no-paper': { status: 422, text: '督查结论还没有作出，没有文书。' },
  'intervention.state': { status: 422, text: '这次职权行使现在是“{state}”，不能{action}。' },
  'intervention.subject': { status: 422, text: '{power}权不能对“{subject}”行使，请另选对象。' },
  'intervention.own': { status: 422, text: '奖惩建议是您提出的，请由另一人按政府的决定批准。' },
  'intervention.same-office': {
    status: 403,
    text: '对象是您所在的单位，不能{action}，请由别的单位的人办理。',
  },
  'intervention.day': { status: 422, text: '日期应在 {from} 和今天之间。' },
  'intervention.no-paper': {
    status: 422,
    text: '还没有文书：奖惩建议批准后才有建议书，否决有意见书，其他职权只留记录。',
  },
  'bulletin.state': { status: 422, text: '这份通报现在是“{state}”，不能{action}。' },
  'bulletin.own': { status: 422, text: '这份通报是您起草的，请由另一人印发。' },
  'bulletin.empty': { status: 422, text: '“总体情况”还没有写，写好再印发。' },
  'bulletin.exists': { status: 422, text: '“{title}”已经有一份{state}的，请打开它。' },
  'bulletin.period': { status: 422, text: '通报的期间还没有开始，请选今天或以前的日期。' },
  'bulletin.days': { status: 422, text: '起止日期应先后有序，不超过一年，截止日期不晚于今天。' },
  'bulletin.about': { status: 422, text: '专报请选一种督查类型，或选定几件事项，两者选一。' },
  'oversight.matter': { status: 422, text: '这件事项没有派到您单位，不能评价它的督查。' },
  'oversight.twice': { status: 422, text: '您单位本季度已经评价过这件事项的督查，下个季度可以再评。' },
  'oversight.answered': { status: 422, text: '这条评价已经答复过了。' },
  'consultation.state': { status: 422, text: '这次咨询现在是“{state}”，不能{action}。请刷新后再看。' },
  'consultation.side': { status: 403, text: '追问、结束和评价由提问人本人办理。' },
  'consultation.own': { status: 422, text: '这次咨询是您提出的，请由另一位督查人员答复。' },
  'consultation.taken': { status: 422, text: '这次咨询已经由您负责，可以直接答复。' },
  'consultation.topic': { status: 422, text: '没有这个咨询主题，请重新选择主题。' },
  'consultation.topics': {
    status: 422,
    text: '咨询主题要保留“其他”，名称不能重复。请改正后再保存。',
  },
  'consultation.person': { status: 422, text: '负责人应是本地区在用的督查人员。请换一个人。' },
  'consultation.unanswered': { status: 422, text: '这次咨询还没有答复，不能整理成知识库条目。请先答复。' },
  'knowledge.state': { status: 422, text: '这一条现在是“{state}”，不能{action}。请刷新后再看。' },
  'knowledge.own': { status: 422, text: '这一条是您写的，请由另一位督查人员发布。' },
  'knowledge.names': {
    status: 422,
    text: '问题、答复或依据里写着“{name}”。请删去提问人和单位的名称再保存。',
  },
  'knowledge.not-shown': { status: 422, text: '这一条知识库没有发布，不能引用。请换一条或直接答复。' },
} as const satisfies RefusalTable<
  'conclusion' | 'intervention' | 'bulletin' | 'oversight' | 'consultation' | 'knowledge'
>
