import type { ProposalState } from '@mingdu/shared/proposals/proposals.states'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

export function useProposal(id: string) {
  return useQuery({
    queryKey: ['proposals', 'one', id],
    queryFn: () => api.proposals.get({ params: { id } }),
  })
}

/** The power a proposal is about, for the number of its version; null for one that is new. */
export function usePowerOf(id: string | null) {
  return useQuery({
    queryKey: ['powers', 'one', id, {}],
    queryFn: () => api.powers.get({ params: { id: id ?? '' } }),
    enabled: id !== null,
  })
}

/** Steps as the bar calls them; 公布 is one step, before and after. */
const STEP_NAMES: Partial<Record<ProposalState, string>> = {
  draft: '提出',
  legal: '合法性审查',
  catalog: '编办审核',
  congress: '人大审议',
  ready: '公布',
}

/** The bar of a proposal: its steps and which of them it waits at; past the last when it is published. */
export function stepsFor(
  steps: readonly ProposalState[],
  state: ProposalState,
): { names: string[]; current: number } {
  const shown = steps.filter((step) => step in STEP_NAMES)
  const at = state === 'returned' || state === 'withdrawn' ? 'draft' : state
  const found = shown.indexOf(at)
  return { names: shown.map((step) => STEP_NAMES[step] ?? ''), current: found < 0 ? shown.length : found }
}
