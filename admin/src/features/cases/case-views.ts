import type { CaseChannel, CaseState } from '@mingdu/shared/cases/cases.states'
import type { Counted } from '@mingdu/shared/cases/figures.rules'

/** What a figure of 办件统计 puts into the address: the cases it counts. */
export const FIGURE_KEYS = ['counted', 'from', 'through', 'powerId', 'channel', 'window'] as const
export const CASE_KEYS = ['q', 'state', 'orgId', 'mine', 'late', 'soon', ...FIGURE_KEYS] as const
export type CaseKey = (typeof CASE_KEYS)[number]
export type CaseValues = Partial<Record<CaseKey, string>>

type ViewKey = 'open' | 'received' | 'mine' | 'deciding' | 'delivering' | 'soon' | 'late' | 'all'

/** A saved view: what stands in the address when it is chosen. */
export interface CaseView {
  key: ViewKey
  name: string
  values: CaseValues
}

/** What a desk looks at; an address that asks for nothing shows what is in hand. */
export const CASE_VIEWS: readonly CaseView[] = [
  { key: 'open', name: '在办', values: {} },
  { key: 'received', name: '待受理', values: { state: 'received' } },
  { key: 'mine', name: '我的审查', values: { state: 'reviewing', mine: 'true' } },
  { key: 'deciding', name: '待决定', values: { state: 'deciding' } },
  { key: 'delivering', name: '待送达', values: { state: 'delivering' } },
  { key: 'soon', name: '快到期', values: { soon: 'true' } },
  { key: 'late', name: '超期', values: { late: 'true' } },
  { key: 'all', name: '全部', values: {} },
]

/** Those parts of the address that a view sets; text and unit narrow whichever is chosen. */
const VIEW_KEYS = ['state', 'mine', 'late', 'soon', ...FIGURE_KEYS] as const satisfies readonly CaseKey[]

/** The view that stands in the address; null when something else was asked for. */
export function viewOf(values: CaseValues, all: boolean): CaseView | null {
  const named = CASE_VIEWS.filter(({ key }) => (all ? key !== 'open' : key !== 'all'))
  return named.find((view) => VIEW_KEYS.every((key) => values[key] === view.values[key])) ?? null
}

/** The changes of the address that choose a view. */
export function addressOf({ key, values }: CaseView): Record<string, string | undefined> {
  const named = Object.fromEntries(VIEW_KEYS.map((one) => [one, values[one]]))
  return { ...named, all: key === 'all' ? '1' : undefined }
}

/** The query of the list. */
export function asQuery(values: CaseValues, all: boolean) {
  const { q, state, orgId, mine, late, soon, counted, channel, window, from, through, powerId } = values
  const given = Object.fromEntries(
    Object.entries({ q, orgId, mine, late, soon, from, through, powerId, window }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  const narrowed = [state, mine, late, soon, counted].some((value) => value !== undefined)
  return {
    ...(given as Partial<
      Record<'q' | 'orgId' | 'mine' | 'late' | 'soon' | 'from' | 'through' | 'powerId' | 'window', string>
    >),
    ...(state === undefined ? {} : { state: state as CaseState }),
    ...(counted === undefined ? {} : { counted: counted as Counted }),
    ...(channel === undefined ? {} : { channel: channel as CaseChannel }),
    ...(narrowed || all ? {} : { open: 'true' }),
  }
}
