import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.gen'
import { useCan } from '../../../api/session'
import type { MatterCategory } from '@mingdu/shared/matters/matters.states'
import { lightValues } from '@mingdu/shared/rules/rules.rules'
import { defaultRules } from '@mingdu/shared/rules/rules.table'

const PAGE = 50

/** What waits for verification, red first; more is read on demand. */
export function useVerifications(q: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['verifications', q ?? ''],
    queryFn: ({ pageParam }) =>
      api.tasks.verifications({
        query: {
          limit: PAGE,
          ...(q === undefined ? {} : { q }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** The place's thresholds for a category; who may not read the rules sees the usual ones. */
export function useThresholds(category: MatterCategory) {
  const can = useCan()
  const rules = useQuery({
    queryKey: ['rules'],
    queryFn: () => api.rules.current(),
    enabled: can('rules.read'),
    staleTime: 300_000,
  })
  return lightValues(rules.data?.current.values ?? defaultRules(), category)
}

/** The row an address or a message points at: by report or by task. */
export function findRow(rows: readonly VerificationRow[], id: string | null): VerificationRow | undefined {
  return id === null ? rows[0] : rows.find((row) => row.report.id === id || row.task.id === id)
}
