import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { Button } from '../../../components/tap/button'
import { TrackedRatings } from '../../../components/tracked/tracked-ratings'
import { open, PAGES } from '../../../platform/navigate'

/** What the holder of the number can do from here: hand in what is asked for as oneself, and rate. */
export function TrackedActs({ found }: { found: TrackedCase }) {
  const { toDo, state, no } = found
  // what waits to be collected is nothing to hand in
  const handsIn = toDo !== '' && state !== 'delivering'
  return (
    <>
      {handsIn && (
        <View className="track-acts">
          <Button className="track-hand-in" text="登录去补材料" onTap={() => open(PAGES.myCases, { no })} />
        </View>
      )}
      <TrackedRatings found={found} />
    </>
  )
}
