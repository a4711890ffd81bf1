import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import type { Permission } from '@mingdu/shared/accounts/permissions'
import { createContext, useContext } from 'react'
import { ApiError } from './api-error'
import { api } from './client.gen'
import { ME_KEY } from './query-client'

const MINUTE = 60_000

/** The person behind the cookie; null when nobody is signed in. Asked again each minute for unread and today. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: ME_KEY,
    queryFn: readMe,
    staleTime: MINUTE,
    refetchInterval: (q) => (q.state.data ? MINUTE : false),
  })
}

const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext.Provider

/** The person signed in; only below the shell. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the shell')
  return me
}

/** Whether the person holds a permission. Records still say themselves what may be done: `allowedActions`. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}

/** Ends the session here and on the server; what was read is forgotten either way. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    try {
      await api.accounts.signOut()
    } finally {
      client.setQueryData(ME_KEY, null)
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME_KEY[0] })
    }
  }
}

async function readMe(): Promise<Me | null> {
  try {
    return await api.accounts.me()
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}
