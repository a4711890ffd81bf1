import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { usePaused } from '../../../components/use-paused'

export interface FoundGuide {
  id: string
  title: string
  code: string
}

const SHOWN = 12
const TYPING_PAUSE_MS = 150

/** Guides of the clerk's own unit, by name, pinyin or code; all of them while nothing is typed. */
export function useGuides(text: string) {
  const { org } = useMe()
  const q = usePaused(text.trim(), TYPING_PAUSE_MS)
  return useQuery({
    queryKey: ['cases', 'guides', org.id, q],
    queryFn: () => (q === '' ? published(org.id) : found(org.id, q)),
    placeholderData: keepPreviousData,
  })
}

export function useGuideContent(id: string | null) {
  return useQuery({
    queryKey: ['guides', 'one', id],
    queryFn: () => api.guides.get({ params: { id: id ?? '' } }),
    enabled: id !== null,
  })
}

async function published(orgId: string): Promise<FoundGuide[]> {
  const { items } = await api.guides.list({ query: { orgId, state: 'published', limit: SHOWN } })
  return items.map(({ id, title, power }) => ({ id, title, code: power.code }))
}

async function found(orgId: string, q: string): Promise<FoundGuide[]> {
  const { items } = await api.search.all({ query: { q, kind: 'guide', orgId, limit: SHOWN } })
  const textOf = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('')
  return items.map(({ id, title, code }) => ({ id, title: textOf(title), code: textOf(code) }))
}
