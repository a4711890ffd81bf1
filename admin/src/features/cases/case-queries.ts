import type { Case } from '@mingdu/shared/cases/cases.schema'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import type { CaseActName } from './acts/act-words'

export function useCase(id: string) {
  return useQuery({ queryKey: ['cases', 'one', id], queryFn: () => api.cases.get({ params: { id } }) })
}

/** What the person says with an act, beside the version they saw. */
export type ActBody = Record<string, unknown>

type ActCall = (input: {
  params: { id: string }
  body: ActBody & { version: number }
  idempotencyKey: string
}) => Promise<Case>

/** One act, or taking the case, or supplying: the server parses what it takes. */
export function useCaseAct(
  { id, version }: Pick<Case, 'id' | 'version'>,
  act: CaseActName,
  onDone: () => void,
) {
  return useWrite<ActBody, Case>(
    (body, idempotencyKey) =>
      (api.cases[act] as ActCall)({ params: { id }, body: { ...body, version }, idempotencyKey }),
    { onDone },
  )
}
