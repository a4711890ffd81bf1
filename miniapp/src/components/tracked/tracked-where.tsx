import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { call } from '../../platform/device'
import { Facts } from '../facts/facts'
import { Section } from '../section/section'
import { Button } from '../tap/button'

/** 谁在办、问谁: the unit, the phone of the guide, and its windows with their hours. */
export function TrackedWhere({ found, dials }: { found: TrackedCase; dials: boolean }) {
  const { org, phone, places } = found
  return (
    <Section className="tracked-where" title="谁在办、问谁">
      <Facts
        className="tracked-where__facts"
        facts={[
          ['承办', org],
          ['咨询电话', phone],
        ]}
      />
      {dials && phone !== '' && <Dial phone={phone} />}
      {places.map((place, i) => (
        <View key={`${i}${place.name}`} className="tracked-place">
          <Facts
            className="tracked-place__facts"
            facts={[
              ['地点', place.name],
              ['窗口', place.window],
              ['地址', place.address],
              ['时间', place.hours],
              ['电话', place.phone],
            ]}
          />
          {dials && place.phone !== '' && place.phone !== phone && <Dial phone={place.phone} />}
        </View>
      ))}
      {phone === '' && places.length === 0 && (
        <View className="tracked-where__none">指南里没有写电话和地点，请到收件的窗口问。</View>
      )}
    </Section>
  )
}

function Dial({ phone }: { phone: string }) {
  return <Button className="tracked-call" kind="plain" text={`打电话 ${phone}`} onTap={() => call(phone)} />
}
