import type { CodeTable } from '../wechat/errors'

/** The codes of qyapi.weixin.qq.com that a text card can bring; the same numbers mean other things than at WeChat's. */
export const WECOM_CODES: CodeTable = [
  ['retry', [-1]],
  // 30 a minute for a member, and limits of each call: all of them end within the hour
  ['rate', [45009, 45011, 45033]],
  ['token', [40001, 40014, 41001, 42001]],
  ['recipient', [81013, 60111, 40003]],
  ['content', [40008, 41016, 41019, 41023, 44004, 47001, 47003]],
  ['config', [40013, 40056, 48001, 48002, 50001, 60011, 60020, 301002]],
]
