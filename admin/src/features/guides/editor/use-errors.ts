import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { useMemo, useRef } from 'react'
import type { ApiError } from '../../../api/api-error'
import { sectionOf } from '../guide-sections'
import { guideProblems } from './problems'

const SERVER_PREFIX = /^body\.content\./

/**
 * What is wrong, by path: found here while writing, and refused by the server. Rows not filled yet are told once
 * saving was tried; `own` is all that keeps it from being saved.
 */
export function useErrors(content: GuideContent, refused: ApiError | null, tried: boolean) {
  const own = useMemo(() => guideProblems(content), [content])
  const shown = useMemo(() => own.filter((p) => tried || !p.late), [own, tried])
  const fromServer = refused?.fields.filter((f) => SERVER_PREFIX.test(f.path)) ?? []
  const placed = fromServer.map(({ path, message }) => ({
    path: path.replace(SERVER_PREFIX, ''),
    text: message,
  }))
  const errors = useSame(new Map([...placed, ...shown].map(({ path, text }) => [path, text])))
  const homeless = placed.length === 0 || placed.some(({ path }) => sectionOf(path) === null)
  return { errors, own, rest: refused !== null && homeless ? refused : null }
}

/** The map of before while nothing in it has changed: fields are not drawn anew for nothing. */
function useSame(errors: Map<string, string>): ReadonlyMap<string, string> {
  const kept = useRef<ReadonlyMap<string, string>>(errors)
  const changed =
    errors.size !== kept.current.size || [...errors].some(([path, text]) => kept.current.get(path) !== text)
  if (changed) kept.current = errors
  return kept.current
}
