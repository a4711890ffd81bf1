import type { RefusalTable } from './refusal-table'

/** Of requests, records, files and texts, whatever they are about. */
export const REQUESTS_REFUSALS = {
  'input.invalid': { status: 400, text: '有 {count} 处填写不对，请按提示修改后再提交。' },
  'input.not-json': { status: 400, text: '请求内容不是有效的 JSON。' },
  'input.too-large': { status: 413, text: '内容太大，超过了 {limit} 的上限。' },
  'input.key-missing': { status: 400, text: '缺少 Idempotency-Key 请求头：每次提交要带一个不重复的编号。' },
  'input.key-reused': { status: 422, text: '这个 Idempotency-Key 已用于另一份内容，请换一个再提交。' },
  'input.cursor': { status: 400, text: '翻页位置已失效，请回到第一页。' },
  'record.missing': { status: 404, text: '没有找到，可能已被删除，或不在您的查看范围内。' },
  'record.duplicate': { status: 409, text: '“{field}”已存在，不能重复。' },
  'route.missing': { status: 404, text: '没有这个地址。' },
  'route.method': { status: 405, text: '这个地址不支持这种操作。' },
  'version.stale': { status: 409, text: '您打开之后，{who}在 {when} 改过这条记录。请看过最新内容再操作。' },
  'period.order': { status: 422, text: '开始日期应不晚于结束日期，并且不超过 {days} 天。' },
  'search.too-many': { status: 429, text: '搜索得太频繁，请稍等几秒再试。' },
  'search.loading': { status: 503, text: '搜索正在准备，请稍等几秒再试。' },
  'view.others': { status: 403, text: '这个视图是{who}共享的，只有本人能改。可以另存一个自己的。' },
  'view.most': { status: 422, text: '常用视图最多保存 {most} 个，请先删掉不用的。' },
  'text.classified': { status: 422, text: '内容里有“{word}”字样。涉密内容不得进入本系统，请删除后再提交。' },
  'file.type': {
    status: 422,
    text: '不支持这种文件：{type}。照片请用 JPG、PNG、WebP；视频请用 MP4、MOV；材料可用 PDF、Word、Excel、ZIP。',
  },
  'file.too-large': { status: 400, text: '文件 {size}，超过了 {limit} 的上限。' },
  'file.missing': { status: 422, text: '附件没有上传成功，请重新选择。' },
  'file.broken': { status: 422, text: '图片打不开，可能已损坏，请重新拍摄。' },
  'server.error': { status: 500, text: '系统出了问题，已记录。请把编号 {requestId} 告诉管理员。' },
  'server.unready': { status: 503, text: '系统正在启动或维护，请稍后再试。' },
} as const satisfies RefusalTable<
  'input' | 'record' | 'route' | 'version' | 'period' | 'search' | 'view' | 'text' | 'file' | 'server'
>
