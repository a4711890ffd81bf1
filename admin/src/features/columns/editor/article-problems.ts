import { isSafeLink } from '@mingdu/shared/columns/blocks.rules'
import type { ApiError } from '../../../api/api-error'
import { linesOf, type ArticleDraft, type DraftBlock, type DraftQuestion } from './article-draft'

/** Where → what is wrong there: `title`, `blocks.2.text`, `poll.questions.0.options`. */
export type Problems = Readonly<Record<string, string>>

/** What would be refused, found before it is sent. */
export function problemsOf(draft: ArticleDraft): Problems {
  return Object.fromEntries([
    ...headProblems(draft),
    ...draft.blocks.flatMap(blockProblems),
    ...partProblems(draft),
  ])
}

type Found = (readonly [path: string, text: string])[]

function headProblems({ title }: ArticleDraft): Found {
  return title.trim().length < 4 ? [['title', '标题至少 4 个字']] : []
}

const EMPTY = '这一段还没有写，写上内容或删掉'

function blockProblems({ kind, text, url, files }: DraftBlock, i: number): Found {
  const at = (field: string, problem: string) => [`blocks.${i}.${field}`, problem] as const
  if (kind === 'picture') return files.length === 0 ? [at('files', '请上传图片，或删掉这一段')] : []
  if (kind === 'video') return files.length === 0 ? [at('files', '请上传视频，或删掉这一段')] : []
  const empty = text.trim() === '' ? [at('text', EMPTY)] : []
  if (kind === 'link' && !isSafeLink(url.trim()))
    return [...empty, at('url', '链接要以 https:// 开头，写完整的网址')]
  if (kind === 'list' && linesOf(text).length > 30) return [at('text', '最多 30 条')]
  return empty
}

function partProblems(draft: ArticleDraft): Found {
  if (draft.column === 'exposures') return exposureProblems(draft.exposure)
  if (draft.column !== 'topics') return []
  return [...sessionProblems(draft.session), ...pollProblems(draft.poll)]
}

function exposureProblems({ orgId, due }: ArticleDraft['exposure']): Found {
  return [
    ...(orgId === null ? [['exposure.orgId', '请选责任单位'] as const] : []),
    ...(due === null ? [['exposure.due', '请选整改限期'] as const] : []),
  ]
}

function sessionProblems(session: ArticleDraft['session']): Found {
  if (!session) return []
  const { from, until, experts } = session
  const late = from !== null && until !== null && from >= until
  return [
    ...(from === null ? [['session.from', '请选开始时间'] as const] : []),
    ...(until === null ? [['session.until', '请选结束时间'] as const] : []),
    ...(late ? [['session.until', '结束时间应晚于开始时间'] as const] : []),
    ...experts.flatMap(({ title }, i) =>
      title.trim() === '' ? [[`session.experts.${i}.title`, '请写专家的身份，如“高级工程师”'] as const] : [],
    ),
  ]
}

function pollProblems(poll: ArticleDraft['poll']): Found {
  if (!poll) return []
  return [
    ...(poll.until === null ? [['poll.until', '请选截止日期'] as const] : []),
    ...(poll.questions.length === 0 ? [['poll.questions', '至少一个问题'] as const] : []),
    ...poll.questions.flatMap(questionProblems),
  ]
}

function questionProblems({ text, options }: DraftQuestion, i: number): Found {
  const lines = linesOf(options)
  const at = `poll.questions.${i}`
  return [
    ...(text.trim() === '' ? [[`${at}.text`, '请写问题'] as const] : []),
    ...(lines.length < 2 ? [[`${at}.options`, '至少两个选项，一行一个'] as const] : []),
    ...(lines.length > 10 ? [[`${at}.options`, '最多 10 个选项'] as const] : []),
    ...(new Set(lines).size < lines.length ? [[`${at}.options`, '有两个选项一样'] as const] : []),
  ]
}

/** What the server says of fields, at the places of the form. */
export function serverProblems(error: ApiError | null): Problems {
  const fields = error?.fields ?? []
  return Object.fromEntries(fields.map(({ path, message }) => [placeOf(path), message]))
}

function placeOf(path: string): string {
  return path
    .replace(/^body\.content\./, '')
    .replace(/^(blocks\.\d+)\.(items.*|caption)$/, '$1.text')
    .replace(/^(blocks\.\d+)\.fileId$/, '$1.files')
    .replace(/^(poll\.questions\.\d+\.options).*$/, '$1')
    .replace(/^exposure\.beforeIds.*$/, 'exposure.before')
}
