import {
  CHANNELS,
  MESSAGE_STATES,
  type Channel,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'

/** A channel of the day's balance: `due` counted from the messages, `states` from the deliveries. */
export interface BalanceRow {
  channel: Channel
  due: number
  states: Partial<Record<MessageState, number>>
  balanced: boolean
}

/** A column of the balance: states that count as one. */
export interface BalanceColumn {
  name: string
  states: readonly MessageState[]
}

const one = (state: MessageState): BalanceColumn => ({ name: MESSAGE_STATES[state], states: [state] })

/** The sum of domain rules §11, in its order; what is on its way counts as waiting for its result. */
export const BALANCE_COLUMNS: readonly BalanceColumn[] = [
  one('delivered'),
  one('unconfirmed'),
  one('unknown'),
  one('inReview'),
  one('refused'),
  one('suppressed'),
  one('merged'),
  one('expired'),
  one('dead'),
  { name: '等结果', states: ['waiting', 'sending', 'accepted'] },
]

export function columnCount(row: Pick<BalanceRow, 'states'>, { states }: BalanceColumn): number {
  return states.reduce((sum, state) => sum + (row.states[state] ?? 0), 0)
}

/** Of all columns: what the deliveries account for. */
export function accounted(row: Pick<BalanceRow, 'states'>): number {
  return BALANCE_COLUMNS.reduce((sum, column) => sum + columnCount(row, column), 0)
}

/** `平`, `差 2` when messages are missing, `多 1` when there are more deliveries than messages. */
export function verdictText(row: BalanceRow): string {
  const difference = row.due - accounted(row)
  if (difference > 0) return `差 ${difference}`
  if (difference < 0) return `多 ${-difference}`
  return row.balanced ? '平' : '不平'
}

/** The table as it is exported. */
export function balanceCsv(rows: readonly BalanceRow[]): string[][] {
  const head = ['通道', '应发', ...BALANCE_COLUMNS.map((column) => column.name), '核对']
  const line = (row: BalanceRow) => [
    CHANNELS[row.channel],
    String(row.due),
    ...BALANCE_COLUMNS.map((column) => String(columnCount(row, column))),
    verdictText(row),
  ]
  return [head, ...rows.map(line)]
}
