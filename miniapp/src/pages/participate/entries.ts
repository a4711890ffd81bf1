import { PAGES } from '../../platform/navigate'

export interface Entry {
  key: string
  title: string
  hint: string
  page: string
}

/** What one may take part in, in the order it is shown: one line each. */
export const ENTRIES: readonly Entry[] = [
  { key: 'write', title: '反映线索', hint: '可以实名，也可以匿名', page: PAGES.writeClue },
  { key: 'mine', title: '我的线索', hint: '实名提交的：办到哪一步、谁看过我的身份', page: PAGES.myClues },
  { key: 'track', title: '查匿名线索', hint: '凭编号和 6 位查询密码', page: PAGES.trackClue },
  {
    key: 'columns',
    title: '专栏',
    hint: '看要闻和通知公告，问专家、答问卷，看曝光的问题改了没有',
    page: PAGES.columns,
  },
  {
    key: 'report',
    title: '公开报告',
    hint: '收到多少、办了多少、解决多少，按月公布',
    page: PAGES.publicReport,
  },
  { key: 'notices', title: '督查公示', hint: '整改完成的事，有意见可以提', page: PAGES.notices },
]
