import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error'

export const ME_KEY = ['me'] as const

/** One cache for the page. A 401 anywhere ends the session on screen; reads retry only when no answer came. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({ onError: endSession }),
    defaultOptions: {
      // whether there is a network is found out by asking: a paused write would look like one that never ends
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        retry: (count, error) => count < 2 && isPassing(error),
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client

  function endSession(error: unknown): void {
    if (error instanceof ApiError && (error.code === 'auth.required' || error.code === 'auth.expired')) {
      client.setQueryData(ME_KEY, null)
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 503)
}
