import type { RefusalTable } from './refusal-table'

/** Of units and their succession, and of work that goes from one person to another. */
export const ORGS_REFUSALS = {
  'org.has-people': { status: 422, text: '单位下还有 {count} 名在用人员，请先调整人员再停用。' },
  'org.has-orgs': { status: 422, text: '单位下还有 {count} 个在用的下级单位，请先停用它们。' },
  'org.loop': { status: 422, text: '上级单位不能是它自己或它的下级。' },
  'org.inactive': { status: 422, text: '所选单位不存在或已停用，请另选一个。' },
  'org.root': { status: 422, text: '最上级的行政区划不能调整上级，也不能停用。' },
  'succession.region': { status: 422, text: '行政区划不能并入其他单位。' },
  'succession.over': { status: 422, text: '{org}已经停用或撤销，不能再并入其他单位。' },
  'succession.successor': {
    status: 422,
    text: '承接单位不存在、已停用，或是行政区划，请另选一个在用的单位。',
  },
  'succession.loop': { status: 422, text: '单位不能并入它自己或它的下级，请另选承接单位。' },
  'succession.other-region': { status: 422, text: '承接单位不在同一行政区划，请另选一个。' },
  'succession.has-orgs': {
    status: 422,
    text: '单位下还有 {count} 个在用的下级单位，请先把它们并入、停用或调整上级。',
  },
  'succession.first': { status: 422, text: '单位还有{what} {count} 项，不能随单位转走，{how}。' },
  'delegation.self': { status: 422, text: '不能授权给自己。' },
  'delegation.who': { status: 422, text: '双方都应是本地区在用的账号。请换一个人。' },
  'delegation.admin': { status: 422, text: '系统、安全、审计管理员不办业务，不能代人办理，也不能由人代办。' },
  'delegation.period': {
    status: 422,
    text: '时段不对：结束应晚于开始和现在，一次最长 {days} 天。更长的请办理工作交接。',
  },
  'delegation.not-held': {
    status: 422,
    text: '其中有您本人没有的权限，不能授出。代他人办理得来的权限也不能再授。',
  },
  'delegation.not-delegable': { status: 422, text: '其中有必须本人办理的事，不能授权代办。' },
  'delegation.not-holder': {
    status: 422,
    text: '核验、批准销号等只能授给本来就有这项权限的人。请换人或去掉这几项。',
  },
  'delegation.too-far': {
    status: 422,
    text: '只能授给本单位（或您所辖单位）的人；全区的权限只能授给做督查的人。',
  },
  'delegation.not-yours': { status: 403, text: '这份授权不由您{action}。' },
  'delegation.state': { status: 409, text: '授权{state}，不能{action}。' },
  'delegation.not-running': { status: 409, text: '授权现在不在代办时段内，不能代为办理。' },
  'delegation.lapsed': {
    status: 409,
    text: '您代{name}办理的授权已结束，刚才的操作没有执行。请先“回到本人”。',
  },
  'delegation.took-part': {
    status: 422,
    text: '您在这件事上已用另一身份办过手续（{names}），不能再由您来审核或决定。请换一位没有参与的人。',
  },
  'handover.gone': { status: 409, text: '有的项目已不在这个人手里，没有交接。请刷新清单再办。' },
  'handover.stays': { status: 422, text: '“{what}”不单独交接：{how}。' },
  'handover.successor': { status: 422, text: '请给每一项选接手人：应是在用账号，不能是交接人自己。' },
  'handover.task-successor': { status: 422, text: '任务只能交给承办单位的承办人或负责人。' },
  'handover.case-successor': { status: 422, text: '办件只能交给受理单位的审查岗。' },
  'handover.instruction-successor': { status: 422, text: '批示只能交给本地区能反馈批示的督查室人员。' },
  'handover.card-office': { status: 422, text: '牌不能交给被发牌单位的人或被发牌的人。' },
  'handover.card-successor': { status: 422, text: '牌只能交给本地区能发这类牌并能摘牌的人。' },
  'handover.matter-successor': { status: 422, text: '事项和回头看只能交给本地区能核验进展的督查员。' },
} as const satisfies RefusalTable<'org' | 'succession' | 'delegation' | 'handover'>
