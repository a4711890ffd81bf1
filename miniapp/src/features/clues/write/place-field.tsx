import { View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Button } from '../../../components/tap/button'
import { whereNow } from '../../../platform/location'
import { PLACE_MOST } from './clue-draft'
import type { ClueForm } from './use-clue'

/** Where it is: in words, and by the phone's own position only when that is asked for. */
export function PlaceField({ form: { draft, edit, problems } }: { form: ClueForm }) {
  const [looking, setLooking] = useState(false)
  const [missed, setMissed] = useState(false)
  const locate = async () => {
    setLooking(true)
    const found = await whereNow()
    setLooking(false)
    setMissed(found === null)
    if (found) edit({ point: { lat: found.lat, lng: found.lng } })
  }
  return (
    <Field
      className="clue-place-field"
      label="地点（可以不填）"
      hint="写清在哪里。点“用我现在的位置”才会取定位，不点就不取。"
      error={problems.place ?? null}
    >
      <LineField
        className="clue-place"
        label="地点"
        value={draft.place}
        most={PLACE_MOST}
        onChange={(place) => edit({ place })}
      />
      {draft.point ? (
        <View className="clue-point">
          <View className="clue-point__t">
            已记下现在的位置（{draft.point.lat}, {draft.point.lng}）
          </View>
          <Button
            className="clue-point-off"
            kind="link"
            text="去掉位置"
            onTap={() => edit({ point: null })}
          />
        </View>
      ) : (
        <Button
          className="clue-locate"
          kind="link"
          text="用我现在的位置"
          busy={looking}
          onTap={() => void locate()}
        />
      )}
      {missed && <View className="clue-missed">没有取到位置，请用文字写地点。</View>}
    </Field>
  )
}
