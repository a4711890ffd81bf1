import type { LedgerRow } from './monitoring.schema'

/** What 台账 says of each power, in the order of its columns. */
export const LEDGER_HEADS = ['收件', '办结', '不予', '超时', '平均用时（天）', '牌'] as const

/** The cells of a row under `LEDGER_HEADS`; nothing was decided: a dash. */
export function ledgerCells(row: LedgerRow): string[] {
  const { received, ended, refused, late, averageTenths, cards } = row
  return [...[received, ended, refused, late].map(String), ...[averageText(averageTenths), String(cards)]]
}

/** Tenths of a day as people write them. */
export function averageText(tenths: number | null): string {
  return tenths === null ? '—' : `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** 台账 as a table: whose export it is, the rows, and how they are counted. */
export function ledgerSheet(
  rows: readonly LedgerRow[],
  definition: string,
  who: { from: string; to: string; name: string; org: string; at: string },
): string[][] {
  return [
    [`权力运行台账　${who.from} 至 ${who.to}`],
    [`${who.org} ${who.name} 于 ${who.at} 导出，仅供工作使用`],
    [],
    ['编码', '权力事项', '单位', ...LEDGER_HEADS],
    ...rows.map((row) => [row.power.code, row.power.name, row.org.name, ...ledgerCells(row)]),
    [],
    ['口径', definition],
  ]
}
