import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { useState } from 'react'
import { Section } from '../section/section'
import { classes } from '../semantics'
import { Button } from '../tap/button'

const FEW = 6

/** 办到哪一步: the newest first, a long way folded after the first steps. */
export function TrackedSteps({ timeline }: Pick<TrackedCase, 'timeline'>) {
  const [shown, setShown] = useState(FEW)
  const newest = [...timeline].reverse()
  return (
    <Section className="tracked-steps" title="办到哪一步">
      <View className="timeline">
        {newest.slice(0, shown).map(({ on, what, note }, i) => (
          <View key={newest.length - i} className={classes('timeline__i', i === 0 && 'timeline__i--now')}>
            <View className="timeline__h">
              <View className="timeline__what">{what}</View>
              <View className="timeline__at">{on.slice(5)}</View>
            </View>
            {note !== '' && <View className="timeline__b">{note}</View>}
          </View>
        ))}
      </View>
      {newest.length > shown && (
        <Button
          className="tracked-more"
          kind="link"
          text={`再看 ${newest.length - shown} 步`}
          onTap={() => setShown(newest.length)}
        />
      )}
    </Section>
  )
}
