import { View } from '@tarojs/components'
import type { BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import { LIGHT_ORDER, rateText } from '@mingdu/shared/bulletins/bulletins.words'
import { BULLETIN_DEFINITIONS, type BulletinFigure } from '@mingdu/shared/bulletins/figures.rules'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { useState } from 'react'
import { Light } from '../../../components/light/light'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'

const RATES = ['onTime', 'onSchedule', 'closed', 'relapsed'] as const satisfies readonly BulletinFigure[]
/** Units shown at first and with every tap: many at once would burst one setData. */
const STEP = 6

type Counts = BulletinFigures['total']

/** 各单位情况: the whole first, then the units as the paper orders them. */
export function Units({ figures: { units, total } }: { figures: BulletinFigures }) {
  const [shown, setShown] = useState(STEP)
  if (units.length === 0) return null
  return (
    <Section className="bulletin-units" title="各单位情况" aside={`${units.length} 个单位`}>
      <Unit name="合计" counts={total} />
      {units.slice(0, shown).map(({ org, counts }) => (
        <Unit key={org.id} name={org.name} counts={counts} />
      ))}
      {units.length > shown && (
        <Button
          className="bulletin-units__more"
          kind="link"
          text={`再看 ${Math.min(STEP, units.length - shown)} 个单位`}
          onTap={() => setShown(shown + STEP)}
        />
      )}
    </Section>
  )
}

function Unit({ name, counts }: { name: string; counts: Counts }) {
  const lights = LIGHT_ORDER.filter((light) => (counts.lights[light] ?? 0) > 0)
  return (
    <View className="bulletin-unit">
      <View className="bulletin-unit__h">
        <View className="bulletin-unit__t">{name}</View>
        <View className="bulletin-more">在办 {counts.inHand} 项</View>
      </View>
      {lights.length > 0 && (
        <View className="bulletin-unit__lights">
          {lights.map((light) => (
            <Light key={light} light={light} text={`${LIGHTS[light].word} ${counts.lights[light]}`} />
          ))}
        </View>
      )}
      {RATES.filter((key) => counts[key].n > 0).map((key) => (
        <View key={key} className="bulletin-more">
          {BULLETIN_DEFINITIONS[key].name} {rateText(counts[key])}
        </View>
      ))}
      <View className="bulletin-more">
        期末超期 {counts.overdue} 项，上期 {counts.overdueBefore} 项
      </View>
    </View>
  )
}
