import type { PermissionNames } from './names.table'

/** Of 办件, 好差评 and 电子监察. */
export const CASES_PERMISSIONS = {
  'case.read': '查看办件',
  'case.receive': '收件、受理和送达',
  'case.review': '审查办件',
  'case.decide': '作出决定',
  'rating.read': '查看好差评',
  'rating.rectify': '报送差评整改和申诉',
  'rating.callback': '回访和核实差评',
  'rating.review': '复核差评申诉',
  'case.assign': '分派办件',
  'case.talk': '与申请人留言',
  'case.reveal': '查看申请人完整信息',
  'case.declare': '申报办件数',
  'card.read': '查看牌',
  'card.propose': '提请发牌',
  'card.issue': '发牌和登记送达',
  'card.issueTask': '对督办任务发牌',
  'card.appeal': '对牌提出申诉',
  'card.review': '复核申诉',
  'card.lift': '摘牌',
  'monitoring.read': '查看电子监察',
  'check.draw': '随机抽查和模拟办事',
  'check.review': '填写检查结果',
} as const satisfies PermissionNames<'case' | 'rating' | 'card' | 'monitoring' | 'check'>
