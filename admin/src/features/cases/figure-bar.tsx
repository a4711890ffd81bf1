import { CASE_CHANNELS } from '@mingdu/shared/cases/cases.states'
import { COUNTED } from '@mingdu/shared/cases/figures.rules'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useAddress } from '../../components/list'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { FIGURE_KEYS, type CaseValues } from './case-views'

/** Which figure the list stands for, when it was opened by one; with the way back to the queue. */
export function FigureBar({ values }: { values: CaseValues }) {
  const change = useAddress()
  const narrowed = useNarrowed(values)
  const { counted, from, through } = values
  if (counted === undefined) return null
  const name = Object.hasOwn(COUNTED, counted) ? COUNTED[counted as keyof typeof COUNTED] : counted
  return (
    <div className="note note--blue between case-figure num" role="region" aria-label="统计数字对应的办件">
      <span>
        办件统计“<b>{name}</b>”对应的办件：{from ?? '？'} 至 {through ?? '？'}
        {narrowed.map((text) => (
          <span key={text}>，{text}</span>
        ))}
      </span>
      <Button
        size="small"
        onClick={() =>
          change({ ...Object.fromEntries(FIGURE_KEYS.map((key) => [key, undefined])), orgId: undefined })
        }
      >
        清除
      </Button>
    </div>
  )
}

/** Unit, item and form of handling in words; what cannot be named yet is left out. */
function useNarrowed({ orgId, powerId, channel }: CaseValues): string[] {
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
  ]
}
