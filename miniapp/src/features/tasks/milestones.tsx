import { View } from '@tarojs/components'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../../components/dates'
import { Ticks } from '../../components/field/ticks'
import { Section } from '../../components/section/section'
import { classes } from '../../components/semantics'

type Milestones = Task['milestones']

/** 节点 with their days and how far they have come. */
export function MilestoneList({ milestones, today }: { milestones: Milestones; today: string | null }) {
  if (milestones.length === 0) return null
  return (
    <Section className="milestones" title="节点" aside={`共 ${milestones.length} 个`}>
      {milestones.map((point) => (
        <View key={point.title} className="milestone">
          <View className="milestone__t">
            {point.title}（{point.weight}%）
          </View>
          <View className={classes('milestone__s', isLate(point, today) && 'milestone__s--late')}>
            {dayText(point.due, today)} · {stateText(point, today)}
          </View>
        </View>
      ))}
    </Section>
  )
}

interface TicksProps {
  label: string
  milestones: Milestones
  value: readonly number[]
  /** Places that may be ticked. */
  among?: readonly number[]
  error: string | null
  onChange: (places: number[]) => void
}

/** Milestones to be ticked; those already verified stay. */
export function MilestoneTicks({ label, milestones, value, among, error, onChange }: TicksProps) {
  return (
    <Ticks
      className="milestone-tick"
      label={label}
      hint="累计：以前完成的也要勾上。"
      error={error}
      options={milestones.map((point, place) => ({
        key: String(place),
        text: `${point.title}（${point.weight}%${point.verified ? '，已核实' : ''}）`,
        disabled: point.verified || (among !== undefined && !among.includes(place)),
      }))}
      value={value.map(String)}
      onChange={(keys) => onChange(keys.map(Number))}
    />
  )
}

/** Places of the milestones that were claimed, or verified. */
export function placesOf(milestones: Milestones, what: 'claimed' | 'verified'): number[] {
  return milestones.flatMap((point, place) => (point[what] ? [place] : []))
}

/** Whole percent of the milestones at these places. */
export function percentOfTicks(milestones: Milestones, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (milestones[place]?.weight ?? 0), 0)
}

function isLate({ verified, due }: Milestones[number], today: string | null): boolean {
  return !verified && today !== null && due < today
}

function stateText(point: Milestones[number], today: string | null): string {
  if (point.verified) return '已核实'
  if (isLate(point, today)) return '已过期限'
  return point.claimed ? '已上报' : '未完成'
}
