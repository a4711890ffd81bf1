import { readFileSync } from 'node:fs'
import path from 'node:path'
import { POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { readTable } from '../../server/src/modules/sheets/thread/read'
import { DUTIES_TOTAL, POWERS_TOTAL, dutiesOf } from './templates'

/** One of the 844 items as the district publishes it. */
export interface RealItem {
  department: string
  mainName: string
  name: string
  code: string
  type: string
  orgCode: string
  regionCode: string
}

/** A power of the made-up city: a real item as one of its places would hold it. */
export interface CityPower extends RealItem {
  duties: { stage: string; content: string; basis: string }[]
}

/** Stands in every code and every name: each item is held by some fifty made-up places. */
const PLACE = '演示'

/** Every power of the city, always the same and always in the same order. */
export function* cityPowers(items: readonly RealItem[]): Generator<CityPower> {
  for (let i = 0; i < POWERS_TOTAL; i += 1) {
    const item = items[i % items.length]
    if (!item) throw new Error('the list of real items is empty')
    yield cityPower(item, Math.floor(i / items.length) + 1, dutyCount(i))
  }
}

export async function realItems(): Promise<RealItem[]> {
  const bytes = readFileSync(path.resolve('server/data/powers-demo.csv'))
  const [, ...rows] = await readTable({ bytes, format: 'csv' })
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map(
      ([department = '', mainName = '', name = '', code = '', type = '', orgCode = '', regionCode = '']) => {
        return { department, mainName, name, code, type, orgCode, regionCode }
      },
    )
}

/** The code says at once that it is made up, and from which real one; the name bears the place. */
function cityPower(item: RealItem, place: number, duties: number): CityPower {
  const mark = String(place).padStart(2, '0')
  // the first characters of a code tell the item, 64 are all there is
  const code = `${PLACE}${mark}-${item.code}`.slice(0, 64)
  const name = `${item.name}（${PLACE}${mark}）`
  const type = TYPE_CODES.get(item.type) ?? item.type
  return { ...item, type, code, name, duties: dutiesOf(type, duties) }
}

/** Spread evenly, so that the sum is exact: every power has seven or eight. */
function dutyCount(i: number): number {
  const upTo = (n: number) => Math.floor((n * DUTIES_TOTAL) / POWERS_TOTAL)
  return upTo(i + 1) - upTo(i)
}

const TYPE_CODES = new Map<string, string>(Object.entries(POWER_TYPES).map(([code, name]) => [name, code]))
