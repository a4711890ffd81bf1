import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { dayText } from '../dates'
import { DayStrip } from '../day-strip/day-strip'
import { Light } from '../light/light'
import { Section } from '../section/section'
import { TrackedDays } from './tracked-days'
import { limitLight, limitText, noClockText, stripDays, stripLines } from './tracked-text'

const NAMES = { promised: '承诺', legal: '法定', delivery: '送达' } as const

/** 什么时候办完: the limits side by side, the days so far, and why a day did not count. */
export function TrackedClocks({ found }: { found: TrackedCase }) {
  const { clock, clockOf, legal } = found
  return (
    <Section className="tracked-when" title="什么时候办完">
      {!clock || !clockOf ? (
        <View className="tracked-when__none">{noClockText(found)}</View>
      ) : (
        <>
          <View className="tracked-limits">
            <Limit name={NAMES[clockOf]} limit={clock} />
            {legal && <Limit name={NAMES.legal} limit={legal} />}
          </View>
          <DayStrip days={stripDays(clock.strip)} />
          <Lines clock={clock} />
          <TrackedDays clock={clock} />
        </>
      )}
    </Section>
  )
}

function Limit({ name, limit }: { name: string; limit: NonNullable<TrackedCase['legal']> }) {
  const light = limitLight(limit)
  return (
    <View className="tracked-limit">
      <View className="tracked-limit__k">
        {name} {limit.days} 个工作日
      </View>
      <View className="tracked-limit__v">
        {dayText(limit.due, null)}
        {limit.tentative ? '（暂定）' : ''}
      </View>
      {light && <Light light={light} text={limitText(limit)} />}
    </View>
  )
}

function Lines({ clock }: { clock: NonNullable<TrackedCase['clock']> }) {
  return (
    <View className="tracked-lines">
      {stripLines(clock).map(({ kind, count, when, why }) => (
        <View key={`${kind}${when}`} className="tracked-line">
          <View className={`strip__d strip__d--${kind} strip__d--key`} />
          <View className="tracked-line__b">
            <View>
              <View className="tracked-line__n">{count}</View> {when}
            </View>
            {why !== '' && <View className="tracked-line__w">{why}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
