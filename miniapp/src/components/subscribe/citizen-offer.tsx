import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSubscriptions } from '../../api/use-subscriptions'
import { store, stored } from '../../platform/storage'
import { canSubscribe } from '../../platform/subscribe'
import { Button } from '../tap/button'
import { Asked } from './asked'
import { askGroups, creditText } from './groups'
import { mayOffer, type OfferPlace } from './offer.rules'
import { useAsk } from './use-ask'

/** When the person last said they wanted none; on this phone, milliseconds since the epoch. */
const DECLINED = 'mingdu.offer-declined'

/** To be told in WeChat how one's case goes on: right after handing in, and in the list once nothing is left. */
export function CitizenOffer({ place, className = '' }: { place: OfferPlace; className?: string }) {
  return canSubscribe ? <Offer place={place} className={className} /> : null
}

function Offer({ place, className }: { place: OfferPlace; className: string }) {
  const subscriptions = useSubscriptions('citizen')
  const { busy, note, ask, openSettings } = useAsk(subscriptions, 'citizen')
  const [declinedAt, setDeclinedAt] = useState(() => stored<number>(DECLINED))
  const [group] = askGroups((subscriptions.data?.items ?? []).filter(({ key }) => key === 'miniCase'))
  const first = group?.items[0]
  if (!group || !first) return null
  if (note === null && !mayOffer(place, group.items, { declinedAt, now: Date.now() })) return null
  const decline = () => {
    const now = Date.now()
    store(DECLINED, now)
    setDeclinedAt(now)
  }
  return (
    <View className={`offer citizen-offer ${className}`}>
      <View className="offer__t">办件有进展时，要微信提醒您吗？</View>
      <View className="offer__b">
        {first.long
          ? `微信会问您一次。现在${creditText(first)}。`
          : `同意一次，微信提醒一次。现在${creditText(first)}。`}
        不用也会收到站内消息和要紧的短信。
      </View>
      <Asked note={note} onSettings={openSettings} />
      <Button
        className="offer__ask"
        kind="plain"
        text={note ? '再加一次' : '提醒我'}
        busy={busy}
        onTap={() => ask(group.items)}
      />
      {note === null && <Button className="offer__no" kind="link" text="不用提醒" onTap={decline} />}
    </View>
  )
}
