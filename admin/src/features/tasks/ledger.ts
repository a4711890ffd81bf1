import type { StripDay, Task } from '@mingdu/shared/tasks/tasks.schema'
import { dateText, timeText } from '../../components/dates'

export interface LedgerRow {
  span: string
  kind: string
  counted: number
  basis: string
}

type LedgerTask = Pick<Task, 'clock' | 'strip' | 'matter' | 'suspension'>

const COUNTED: readonly StripDay['kind'][] = ['used', 'today', 'over']

/** The clock's ledger as rows: 派单 (the day itself does not count), spells of counting and of pause, rest days. */
export function ledgerRows(task: LedgerTask, today: string): LedgerRow[] {
  const { dispatchedAt, dispatchedOn } = task.clock
  if (dispatchedOn === null) return []
  const past = task.strip.filter((day) => day.date <= today && day.date > dispatchedOn)
  const rest = past.filter((day) => day.kind === 'rest').length
  const start = {
    span: dispatchedAt === null ? dateText(dispatchedOn, today) : timeText(dispatchedAt, today),
    kind: '派单',
    counted: 0,
    basis: '当日不计（民法典第二百零一条）',
  }
  const restRow = { span: `其中 ${rest} 日`, kind: '休息日', counted: 0, basis: '工作日历' }
  return [start, ...spells(past).map((days) => spellRow(days, task, today)), ...(rest > 0 ? [restRow] : [])]
}

/** Runs of days that were all paused or all not; rest days belong to the run they lie in. */
function spells(days: readonly StripDay[]): StripDay[][] {
  const runs: StripDay[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const same = run && (day.kind === 'rest' || isPaused(run) === (day.kind === 'pause'))
    if (same) run.push(day)
    else runs.push([day])
  }
  return runs
}

function spellRow(days: readonly StripDay[], task: LedgerTask, today: string): LedgerRow {
  const paused = isPaused(days)
  const [first, last] = [days[0], days.at(-1)]
  const pause = days.find((day) => day.kind === 'pause')
  return {
    span: first && last ? spanText(first.date, last.date, today) : '',
    kind: paused ? '暂停' : '计时',
    counted: days.filter((day) => COUNTED.includes(day.kind)).length,
    basis: paused
      ? (pause?.documentNo ?? task.suspension?.documentNo ?? '经批准')
      : `任务通知单 ${task.matter.no}`,
  }
}

function spanText(from: string, to: string, today: string): string {
  return from === to ? dateText(from, today) : `${dateText(from, today)} — ${dateText(to, today)}`
}

function isPaused(days: readonly StripDay[]): boolean {
  return days.some((day) => day.kind === 'pause')
}
