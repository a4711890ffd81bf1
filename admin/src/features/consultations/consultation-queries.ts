import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { usePaused } from '../../components/use-paused'

/** An open thread looks for what the other side said so often. */
const LOOK_AGAIN_MS = 15_000
const TYPING_PAUSE_MS = 400
/** So many characters say enough to look for. */
const SHORTEST = 4
const LONGEST = 200

export function useConsultation(id: string) {
  return useQuery({
    queryKey: ['consultations', 'one', id],
    queryFn: () => api.consultations.get({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
}

export function useTopics() {
  return useQuery({ queryKey: ['consultations', 'topics'], queryFn: () => api.consultations.topics() })
}

export function useTopicOptions(): { value: string; label: string }[] {
  return (useTopics().data?.topics ?? []).map(({ key, name }) => ({ value: key, label: name }))
}

/** Whoever may be named to answer, for those who answer. */
export function useAnswererOptions(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['consultations', 'answerers'],
    queryFn: () => api.consultations.answerers(),
  })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** Published entries that are closest to a text, once typing pauses; none for a few characters. */
export function useSuggestedEntries(text: string) {
  const asked = usePaused([...text.trim()].slice(0, LONGEST).join(''), TYPING_PAUSE_MS)
  const enough = [...asked].length >= SHORTEST
  const { data } = useQuery({
    queryKey: ['knowledge', 'suggestions', asked],
    queryFn: () => api.knowledge.suggestions({ query: { text: asked } }),
    enabled: enough,
    placeholderData: keepPreviousData,
  })
  return enough ? (data?.items ?? []) : []
}

const FOUND = 10

/** Matters and tasks one sees, to say which of them a question is about. */
export function useSubjects(q: string) {
  const query = { ...(q === '' ? {} : { q }), limit: FOUND }
  return useQuery({
    queryKey: ['consultations', 'subjects', q],
    queryFn: async () => {
      const [matters, tasks] = await Promise.all([api.matters.list({ query }), api.tasks.list({ query })])
      const options = (kind: string, rows: readonly { id: string; no: string | null; title: string }[]) =>
        rows.map(({ id, no, title }) => ({ value: `${kind}:${id}`, label: `${no ?? ''} ${title}`.trim() }))
      return [
        { label: '督查事项', title: '督查事项', options: options('matter', matters.items) },
        { label: '督办任务', title: '督办任务', options: options('task', tasks.items) },
      ].filter((group) => group.options.length > 0)
    },
    placeholderData: keepPreviousData,
  })
}
