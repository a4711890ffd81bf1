import { CASE_CHANNELS } from '@mingdu/shared/cases/cases.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.gen'
import { useCan } from '../api/session'
import type { Narrowed } from './counted-link'
import { useOrgs } from './org-tree/use-orgs'

interface FigureBarProps {
  /** What the list is of: 办件, 评价. */
  what: string
  /** The figure in words. */
  name: string
  /** In words, with what they are days of. */
  days: string
  narrowed: Narrowed
  onClear: () => void
}

/** Which figure a list stands for, when it was opened by one; with the way back to the whole list. */
export function FigureBar({ what, name, days, narrowed, onClear }: FigureBarProps) {
  const parts = useNarrowed(narrowed)
  return (
    <div
      className="note note--blue between figure-bar num"
      role="region"
      aria-label={`统计数字对应的${what}`}
    >
      <span>
        办件统计“<b>{name}</b>”对应的{what}：{days}
        {parts.map((text) => (
          <span key={text}>，{text}</span>
        ))}
      </span>
      <Button size="small" onClick={onClear}>
        清除
      </Button>
    </div>
  )
}

/** Unit, item, form of handling and window in words; what cannot be named yet is left out. */
function useNarrowed({ orgId, powerId, channel, window }: Narrowed): string[] {
  const can = useCan()
  const orgs = useOrgs().data ?? []
  const power = useQuery({
    queryKey: ['powers', 'one', powerId, ''],
    queryFn: () => api.powers.get({ params: { id: powerId ?? '' } }),
    enabled: powerId !== undefined && can('power.read'),
  })
  const org = orgs.find(({ id }) => id === orgId)
  return [
    ...(org ? [org.name] : []),
    ...(powerId === undefined ? [] : [power.data ? `事项“${power.data.name}”` : '一个事项']),
    ...(channel !== undefined && Object.hasOwn(CASE_CHANNELS, channel)
      ? [`${CASE_CHANNELS[channel as keyof typeof CASE_CHANNELS]}办理`]
      : []),
    ...(window === undefined ? [] : [window]),
  ]
}
