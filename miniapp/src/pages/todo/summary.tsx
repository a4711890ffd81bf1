import { View } from '@tarojs/components'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { setElder, useElder } from '../../api/use-me'
import { Light } from '../../components/light/light'
import { classes, heading, spoken } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'
import { nearestText } from './nearest-text'
import type { TodoSummary } from './use-summary'

/** Always there, even at 0: a chip that comes and goes is not found. 补黄 only when there is one. */
const CHIPS: readonly LightColour[] = ['red', 'yellow', 'green', 'grey', 'recovered']

/** What a person has to do with the tasks they see: leaders look on. */
type Part = 'verifies' | 'does' | 'looks'

interface SummaryProps {
  summary: TodoSummary | null
  today: string
  part: Part
  light: LightColour | null
  withChips: boolean
  onLight: (light: LightColour | null) => void
}

export function Summary({ summary, today, part, light, withChips, onLight }: SummaryProps) {
  const elder = useElder()
  return (
    <View className="sum">
      <View className="sum__n">
        <View className="sum__count">
          <View className="sum__k" {...heading(1)}>
            {part === 'verifies'
              ? '等我核验'
              : part === 'looks'
                ? '没办结的'
                : elder
                  ? '等您办理'
                  : '等我办理'}
          </View>
          <View className="sum__v">
            <View className="sum__number">{summary ? countOf(part, summary) : '–'}</View>
            <View className="sum__unit">件</View>
          </View>
        </View>
        <View className="sum__near">
          <View className="sum__row">
            <View className="sum__k">{part === 'looks' ? '其中超期' : '最近到期'}</View>
            {!elder && (
              <Tap className="elder-on" onTap={() => void setElder(true).catch(() => undefined)}>
                关怀模式
              </Tap>
            )}
          </View>
          <View className="sum__due">{summary ? besideText(part, summary, today) : '–'}</View>
        </View>
      </View>
      {withChips && <Chips summary={summary} light={light} onLight={onLight} />}
    </View>
  )
}

function countOf(part: Part, { toVerify, waiting, lights }: TodoSummary): number {
  if (part === 'verifies') return toVerify
  return part === 'does' ? waiting : Object.values(lights).reduce((sum, n) => sum + n, 0)
}

function besideText(part: Part, { nearestDue, lights }: TodoSummary, today: string): string {
  return part === 'looks' ? `${lights.red} 件` : nearestText(nearestDue, today)
}

function Chips({ summary, light, onLight }: Pick<SummaryProps, 'summary' | 'light' | 'onLight'>) {
  const shown = CHIPS.filter((colour) => colour !== 'recovered' || (summary?.lights.recovered ?? 0) > 0)
  return (
    <View className="chips" {...spoken('group', '按灯筛选')}>
      {shown.map((colour) => (
        <Tap
          key={colour}
          className={classes('chip', `chip--${colour}`, colour === light && 'chip--on')}
          label={`${LIGHTS[colour].word} ${summary?.lights[colour] ?? 0} 件`}
          on={colour === light}
          onTap={() => onLight(colour === light ? null : colour)}
        >
          <Light light={colour} />
          <View className="chip__n">{summary?.lights[colour] ?? '–'}</View>
        </Tap>
      ))}
    </View>
  )
}
