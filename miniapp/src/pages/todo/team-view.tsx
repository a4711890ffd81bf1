import { View } from '@tarojs/components'
import type { TeamRow } from '@mingdu/shared/tasks/tasks.schema'
import type { LightColour } from '@mingdu/shared/kernel/light'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { useEffect } from 'react'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { dayText } from '../../components/dates'
import { Light } from '../../components/light/light'
import { classes, heading } from '../../components/semantics'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { Tap } from '../../components/tap/tap'
import { open, PAGES } from '../../platform/navigate'
import { teamTexts } from './team-text'

interface TeamViewProps {
  visit: number
  today: string
  orgId: string
}

/** Who of the org and of those below it has what: first what nobody was given, then who is behind. */
export function TeamView({ visit, today, orgId }: TeamViewProps) {
  const { data, error, reload } = useRecord(() => api.tasks.team(), 'team')
  useEffect(() => {
    if (visit > 1) void reload()
  }, [visit, reload])
  if (!data && error) return <Failed what="本单位的任务" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton cards={3} />
  if (data.items.length === 0)
    return <Empty title="本单位没有未办结的任务" text="派给本单位或下属单位的任务会按人列在这里。" />
  return (
    <View className="list">
      {data.items.map((row) => (
        <TeamCard key={`${row.org.id} ${row.person?.id ?? ''}`} row={row} today={today} orgId={orgId} />
      ))}
    </View>
  )
}

/** Red and yellow are what a head looks for; the rest is in the number. */
const SHOWN: readonly LightColour[] = ['red', 'yellow']

function TeamCard({ row, today, orgId }: { row: TeamRow; today: string; orgId: string }) {
  const { person, org, open: n, lights, nearestDue } = row
  const name = person?.name ?? '还没有派人'
  const shown = SHOWN.filter((light) => lights[light] > 0)
  return (
    <Tap
      className={classes('team-card', person === null && 'team-card--none')}
      as="link"
      onTap={() => open(PAGES.team, { who: person?.id ?? 'none', org: org.id, name: person?.name ?? '' })}
    >
      <View className="team-card__top">
        <View className="team-card__who" {...heading(2)}>
          {name}
        </View>
        <View className="team-card__n">{n} 项</View>
      </View>
      {org.id !== orgId && <View className="team-card__m">{org.name}</View>}
      <View className="team-card__m">
        {[...teamTexts(row), nearestDue === null ? '' : `最近限 ${dayText(nearestDue, today)}`]
          .filter(Boolean)
          .join(' · ')}
      </View>
      {shown.length > 0 && (
        <View className="team-card__lights">
          {shown.map((light) => (
            <Light key={light} light={light} text={`${LIGHTS[light].word} ${lights[light]}`} tag />
          ))}
        </View>
      )}
    </Tap>
  )
}
