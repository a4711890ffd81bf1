import type { RefusalTable } from './refusal-table'

/** Of 专栏: articles, comments and 问卷. */
export const COLUMNS_REFUSALS = {
  'article.state': { status: 422, text: '这篇稿件现在是“{state}”，不能{action}。' },
  'article.own': { status: 422, text: '这篇稿件您写过，请由另一人审核。' },
  'article.part': { status: 422, text: '“{column}”没有“{part}”这一项，请去掉后再保存。' },
  'article.incomplete': { status: 422, text: '还缺{what}，补上再送审。' },
  'article.moment': {
    status: 422,
    text: '发布时间（publishAt）已经过了，请选以后的时间，或者不定时、立即发布。',
  },
  'article.until': { status: 422, text: '问卷的截止日期（poll.until）已经过了，请退回修改后再发布。' },
  'article.no-exposure': { status: 422, text: '只有“曝光纠错”的文章有整改结果。' },
  'article.result-waits': { status: 422, text: '上一次报的整改结果还在等审核，审核后再报。' },
  'article.no-result': { status: 422, text: '没有等待审核的整改结果，请刷新后再看。' },
  'article.expert': { status: 422, text: '专家“{name}”不在职或不能回答提问，请另选一位。' },
  'article.org': { status: 422, text: '责任单位（exposure.orgId）不在本区，请重新选。' },
  'comment.state': { status: 422, text: '这一条现在是“{state}”，不能{action}。' },
  'comment.no-expert': { status: 422, text: '您不是这个话题请的专家，不能回答。' },
  'comment.too-early': { status: 422, text: '专家在线还没有开始，到时间再回答。' },
  'comment.closed': { status: 422, text: '“{column}”的文章不能{says}。' },
  'comment.too-many': { status: 429, text: '您在这个话题里还有 {n} 个提问等着审核，请等审核后再提。' },
  'poll.none': { status: 422, text: '这篇文章没有问卷。' },
  'poll.over': { status: 422, text: '问卷已于 {until} 截止。' },
  'poll.open': { status: 422, text: '问卷还没有截止，截止后公布结果；您答过之后也能看到。' },
  'poll.answered': { status: 422, text: '您已经答过这份问卷，一人只能答一次。' },
  'poll.all': { status: 422, text: '请答完全部问题再提交。' },
  'poll.question': { status: 422, text: '第 {no} 题没有答好，请按题目的要求选。' },
} as const satisfies RefusalTable<'article' | 'comment' | 'poll'>
