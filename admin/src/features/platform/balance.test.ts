import { MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import { accounted, BALANCE_COLUMNS, balanceCsv, verdictText, type BalanceRow } from './balance'

const row: BalanceRow = {
  channel: 'mpTemplate',
  due: 10,
  states: { delivered: 6, dead: 1, waiting: 1, sending: 1, accepted: 1 },
  balanced: true,
}

it('puts every state of a message in exactly one column', () => {
  expect(BALANCE_COLUMNS.flatMap((column) => [...column.states]).sort()).toEqual(
    Object.keys(MESSAGE_STATES).sort(),
  )
})

it('counts what is on its way as waiting for its result', () => {
  expect(accounted(row)).toBe(10)
  expect(balanceCsv([row])[1]).toEqual([
    '服务号',
    '10',
    '6',
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
    '1',
    '3',
    '平',
  ])
})

it('says by how much a channel is off, in both directions', () => {
  expect(verdictText({ ...row, due: 12, balanced: false })).toBe('差 2')
  expect(verdictText({ ...row, due: 9, balanced: false })).toBe('多 1')
})

it('believes the server when it calls an equal sum unbalanced', () => {
  expect(verdictText({ ...row, balanced: false })).toBe('不平')
})
