import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'

const EVERY_MS = 10_000

export type Status = Awaited<ReturnType<typeof api.channels.status>>
export type ChannelStatus = Status['channels'][number]
export type Gate = ChannelStatus['gates'][number]

/** The state of the platform, read again by itself. */
export function useStatus() {
  return useQuery({
    queryKey: ['channels'],
    queryFn: () => api.channels.status(),
    refetchInterval: EVERY_MS,
  })
}

/** Closed gates, each once: that of an account holds up several channels. */
export function gatesOf({ channels }: Pick<Status, 'channels'>): Gate[] {
  const gates = new Map(channels.flatMap((channel) => channel.gates.map((gate) => [gate.key, gate] as const)))
  return [...gates.values()].sort((a, b) => (a.closedSince < b.closedSince ? -1 : 1))
}
