import type { SheetJob, SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import type { SheetKind, SheetState } from '@mingdu/shared/sheets/sheets.states'

/** The way of an import; each step has its page. */
export const IMPORT_STEPS = ['选择表格', '试导', '核对结果', '写入清单', '完成'] as const

const STEP_OF: Partial<Record<SheetState, number>> = {
  queued: 1,
  reading: 1,
  checked: 2,
  cancelled: 2,
  committing: 3,
  committed: 4,
  undoing: 4,
  undone: 4,
}

/** Where an import stands; one that failed stands where it stopped. */
export function stepOf(job: Pick<SheetJob, 'state' | 'columns'>): number {
  return STEP_OF[job.state] ?? (job.columns.length === 0 ? 1 : 3)
}

const RUNNING: readonly SheetState[] = ['queued', 'reading', 'committing', 'undoing', 'writing']

/** The server is at it: what is shown will change by itself. */
export function isRunning(job: Pick<SheetJob, 'state'> | undefined): boolean {
  return job !== undefined && RUNNING.includes(job.state)
}

/** What the server is doing, for people. */
export function workText({ state, direction, problem, kind }: SheetJob): { title: string; body: string } {
  if (state === 'queued') return { title: '排队中', body: '前面的表格办完，马上轮到这一份。' }
  if (state === 'reading')
    return { title: '正在试导', body: '逐行逐格检查，不写入。查完请您核对，再决定导不导入。' }
  if (state === 'committing')
    return {
      title: `正在写入${ROW_WORDS[kind].base}`,
      body: '中途断电或重启也不会只写一半：会接着写完，或全部退回。',
    }
  if (state === 'undoing' && problem !== '')
    return { title: '没有写完，正在退回', body: `${problem} 已经写入的正在恢复成导入前的样子。` }
  if (state === 'undoing')
    return { title: '正在撤销导入', body: '正在恢复成导入前的样子；导入之后又改过的行不动，撤完列给您看。' }
  return direction === 'export'
    ? { title: '正在生成表格', body: '生成好了就能下载。' }
    : { title: '正在办理', body: '' }
}

export function numberText(n: number): string {
  return n.toLocaleString('en-US')
}

/** `新增 812，修改 20，没变 12，不能导入 3`; what is none is left out. */
export function summaryText({ created, updated, unchanged, failed }: SheetSummary): string {
  const figures = [
    ['新增', created],
    ['修改', updated],
    ['没变', unchanged],
    ['不能导入', failed],
  ] as const
  const said = figures.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${numberText(n)}`)
  return said.length === 0 ? '–' : said.join('，')
}

const BY_CODE = '按实施编码认事项：编码相同就是修改，没有就是新增。'

/** What the rows are called in sentences, and what they are written to. */
export const ROW_WORDS = {
  powers: { unit: '项', list: '权力清单', base: '清单', rows: `一行一个事项。${BY_CODE}` },
  duties: {
    unit: '条',
    list: '责任事项',
    base: '清单',
    rows: `一行一条责任，同一编码的各行合起来是这一事项的全部责任。${BY_CODE}`,
  },
  plans: {
    unit: '项',
    list: '督查事项',
    base: '督查事项',
    rows: '一行一个督查事项，写入的都是草稿：批准立项和派单仍由人办理。任务、来源和牵头单位都相同的，不再导入。',
  },
  cases: { unit: '件', list: '办件', base: '办件', rows: '一行一件。' },
  tasks: { unit: '项', list: '督办任务', base: '督办任务', rows: '一行一项任务。' },
  matters: { unit: '项', list: '督查事项', base: '督查事项', rows: '一行一个事项。' },
  clues: { unit: '条', list: '线索', base: '线索', rows: '一行一条线索。' },
} as const satisfies Record<SheetKind, { unit: string; list: string; base: string; rows: string }>

const MAX_BYTES = 50 * 1024 * 1024

/** Why a file cannot be a table; null when it can. The server looks at its bytes afterwards. */
export function fileRefusal(file: Pick<File, 'name' | 'size'>): string | null {
  if (/\.(xls|et)$/i.test(file.name)) return '只能导入 .xlsx 或 .csv 表格。这种旧格式请打开后另存为 .xlsx。'
  if (!/\.(xlsx|csv|txt)$/i.test(file.name)) return '只能导入 .xlsx 或 .csv 表格，请换一个文件。'
  if (file.size === 0) return '这个文件是空的，请选择有内容的表格。'
  if (file.size > MAX_BYTES) return '文件超过 50 MB 的上限，请拆成几份，分次导入。'
  return null
}
