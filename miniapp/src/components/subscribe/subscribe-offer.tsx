import { View } from '@tarojs/components'
import { useSubscriptions } from '../../api/use-subscriptions'
import { canSubscribe } from '../../platform/subscribe'
import { Button } from '../tap/button'
import { Asked } from './asked'
import { askGroups, creditText } from './groups'
import { useAsk } from './use-ask'

/** With so many left nobody is asked again. */
const ENOUGH = 3

/** After an act whose result will be told: one more one-time reminder, if the person wants it. Never by itself. */
export function SubscribeOffer() {
  return canSubscribe ? <Offer /> : null
}

function Offer() {
  const subscriptions = useSubscriptions()
  const { busy, note, ask, openSettings } = useAsk(subscriptions)
  const group = askGroups(subscriptions.data?.items ?? []).find(({ long }) => !long)
  // without the templates there is nothing a tap could ask about
  const first = group?.items[0]
  if (!group || !first || (note === null && group.items.every(({ credits }) => credits >= ENOUGH)))
    return null
  return (
    <View className="offer">
      <View className="offer__t">核验结果出来时，要微信提醒您吗？</View>
      <View className="offer__b">同意一次，微信提醒一次。现在{creditText(first)}。</View>
      <Asked note={note} onSettings={openSettings} />
      <Button
        className="offer__ask"
        kind="plain"
        text={note ? '再加一次' : '提醒我一次'}
        busy={busy}
        onTap={() => ask(group.items)}
      />
    </View>
  )
}
