import { View } from '@tarojs/components'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { Facts } from '../../../components/facts/facts'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { call, showOnMap } from '../../../platform/device'
import { formsText } from './guide-text'

type Place = GuideContent['places'][number]

/** 到哪里办: applying from here comes later; until then this is where one goes. */
export function Places({ content }: { content: GuideContent }) {
  const { places, forms, phone } = content
  const ways = formsText(forms)
  return (
    <Section className="places" title="到哪里办" aside={ways}>
      {places.length === 0 && (
        <View className="places__none">
          指南里没有写办理地点。{phone ? '请先打咨询电话问清楚。' : '请先问承办部门。'}
        </View>
      )}
      {places.map((place, at) => (
        <PlaceCard key={`${at}${place.name}`} place={place} />
      ))}
    </Section>
  )
}

function PlaceCard({ place }: { place: Place }) {
  const { name, window: counter, address, hours, phone, lat, lng } = place
  return (
    <View className="place">
      <View className="place__t">{name}</View>
      <Facts
        className="place__facts"
        facts={[
          ['窗口', counter],
          ['地址', address],
          ['时间', hours],
          ['电话', phone],
        ]}
      />
      <View className="place__acts">
        {lat !== null && lng !== null && (
          <Button
            className="place__act place-map"
            kind="plain"
            text="看地图"
            onTap={() => showOnMap({ name, address, lat, lng })}
          />
        )}
        {phone !== '' && (
          <Button className="place__act place-call" kind="plain" text="打电话" onTap={() => call(phone)} />
        )}
      </View>
    </View>
  )
}
