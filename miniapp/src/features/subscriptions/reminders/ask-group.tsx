import { View } from '@tarojs/components'
import type { Loaded } from '../../../api/use-record'
import type { Subscription, Subscriptions } from '../../../api/use-subscriptions'
import { Section } from '../../../components/section/section'
import { Asked } from '../../../components/subscribe/asked'
import { creditText } from '../../../components/subscribe/groups'
import { useAsk } from '../../../components/subscribe/use-ask'
import { Button } from '../../../components/tap/button'
import { canSubscribe } from '../../../platform/subscribe'

interface AskGroupProps {
  long: boolean
  items: Subscription[]
  subscriptions: Pick<Loaded<Subscriptions>, 'take' | 'reload'>
}

const TEXTS = {
  long: {
    title: '长期提醒',
    hint: '同意一次，一直有效，直到您在微信设置里关掉。',
    ask: '开启微信提醒',
  },
  once: {
    title: '一次性提醒',
    hint: '同意一次，微信只提醒一次。可以多点几次，攒着用。',
    ask: '增加一次提醒',
  },
} as const

/** Templates that are asked about together: what is left of each, and the question. */
export function AskGroup({ long, items, subscriptions }: AskGroupProps) {
  const { busy, note, ask, openSettings } = useAsk(subscriptions)
  const text = long ? TEXTS.long : TEXTS.once
  const allOn = long && items.every(({ credits }) => credits > 0)
  return (
    <Section className={long ? 'ask ask--long' : 'ask ask--once'} title={text.title}>
      <View className="ask__hint">{text.hint}</View>
      {items.map((item) => (
        <View key={item.key} className="ask__row">
          <View className="ask__name">{item.name}</View>
          <View className={`ask__credits ask__credits--${item.key}`}>{creditText(item)}</View>
        </View>
      ))}
      <Asked note={note} onSettings={openSettings} />
      {canSubscribe && !allOn && (
        <Button
          className={long ? 'ask-long' : 'ask-once'}
          kind={long ? 'main' : 'plain'}
          text={text.ask}
          busy={busy}
          onTap={() => ask(items)}
        />
      )}
      {canSubscribe && allOn && (
        <Button className="ask-settings" kind="link" text="到微信设置里查看或关闭" onTap={openSettings} />
      )}
    </Section>
  )
}
