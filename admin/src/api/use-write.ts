import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ApiError } from './api-error'
import { asApiError } from './api-error'
import { newIdempotencyKey } from './send'

/** The key of one intended write: kept while the same content is sent again, new for other content. */
export class WriteKey {
  private content = ''
  private key = ''

  for(input: unknown): string {
    const content = JSON.stringify(input) ?? ''
    if (this.key === '' || content !== this.content) this.renew(content)
    return this.key
  }

  /** A final answer came: sending the same again is a new intention. */
  settle(): void {
    this.key = ''
  }

  private renew(content: string): void {
    this.content = content
    this.key = newIdempotencyKey()
  }
}

/**
 * A write as screens use it: `act(input, key)` is repeated with the same key after a failure without an answer.
 * Afterwards every list and record on screen is read again: one write moves numbers in many places.
 */
export function useWrite<I, T>(
  act: (input: I, idempotencyKey: string) => Promise<T>,
  options: { onDone?: (result: T, input: I) => void } = {},
): UseMutationResult<T, ApiError, I> {
  const client = useQueryClient()
  const key = useRef(new WriteKey())
  return useMutation<T, ApiError, I>({
    mutationFn: (input) => act(input, key.current.for(input)),
    onSuccess: async (result, input) => {
      key.current.settle()
      options.onDone?.(result, input)
      await client.invalidateQueries()
    },
    onError: async (error) => {
      if (asApiError(error).mayRetry) return
      key.current.settle()
      if (error.code === 'version.stale') await client.invalidateQueries()
    },
  })
}
