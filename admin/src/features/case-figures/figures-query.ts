import type { FiguresBy } from '@mingdu/shared/cases/figures.rules'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import type { Narrowed } from './figures-links'
import type { Period } from './periods'

/** The question of the page, without what is not asked. */
export function asQuery(
  { from, through }: Period,
  { orgId, powerId, channel, window }: Narrowed,
  by: FiguresBy,
) {
  return {
    ...{ from, through, by },
    ...(orgId === undefined ? {} : { orgId }),
    ...(powerId === undefined ? {} : { powerId }),
    ...(channel === undefined ? {} : { channel: channel as CaseChannel }),
    ...(window === undefined ? {} : { window }),
  }
}
