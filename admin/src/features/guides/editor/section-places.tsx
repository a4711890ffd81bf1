import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { mapLink } from '../map-link'
import { AddButton, NumberField, RowTools, TextField } from './fields'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Place = GuideContent['places'][number]
const EMPTY: Place = { name: '', address: '', hours: '', phone: '', window: '', lat: null, lng: null }

export const PlacesSection = section('places', function Places({ content, patch }: SectionProps) {
  const { places } = content
  const set = (change: (old: Place[]) => Place[]) => patch((c) => ({ places: change(c.places) }))
  return (
    <div className="stack">
      {places.map((place, i) => (
        <fieldset className="gcard" key={i}>
          <legend className="between">
            第 {i + 1} 个地点
            <RowTools
              name={`第 ${i + 1} 个地点`}
              at={i}
              of={places.length}
              onMove={(to) => set((old) => moved(old, i, to))}
              onRemove={() => set((old) => without(old, i))}
            />
          </legend>
          <PlaceFields place={place} i={i} change={(p) => set((old) => replaced(old, i, p))} />
        </fieldset>
      ))}
      <AddButton disabled={places.length >= 20} onClick={() => set((old) => [...old, EMPTY])}>
        加办理地点
      </AddButton>
    </div>
  )
})

function PlaceFields({
  place,
  i,
  change,
}: {
  place: Place
  i: number
  change: (patch: Partial<Place>) => void
}) {
  const text = (
    key: 'name' | 'window' | 'address' | 'hours' | 'phone',
    label: string,
    max: number,
    placeholder = '',
  ) => (
    <TextField
      label={label}
      path={`places.${i}.${key}`}
      value={place[key]}
      max={max}
      {...(placeholder === '' ? {} : { placeholder })}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <div className="gform">
      {text('name', '名称', 100, '如：清水区政务服务中心')}
      {text('window', '楼层和窗口', 60, '如：二楼 B12 窗口')}
      {text('address', '地址', 200)}
      {text('hours', '办理时间', 200, '如：工作日 9:00—12:00，13:30—17:00')}
      {text('phone', '电话', 60)}
      <div className="gcoords">
        <NumberField
          label="纬度"
          path={`places.${i}.lat`}
          value={place.lat}
          min={-90}
          max={90}
          precision={6}
          onChange={(lat) => change({ lat })}
        />
        <NumberField
          label="经度"
          path={`places.${i}.lng`}
          value={place.lng}
          min={-180}
          max={180}
          precision={6}
          onChange={(lng) => change({ lng })}
        />
        <MapPreview place={place} />
      </div>
    </div>
  )
}

/** Whether the point is the right one is seen where the public will see it. */
function MapPreview({ place }: { place: Place }) {
  const href = mapLink(place)
  if (href === null)
    return (
      <span className="small muted gcoords__m">填两个数，手机上才能导航（GCJ-02，高德、腾讯地图可查）。</span>
    )
  return (
    <a className="gcoords__m" href={href} target="_blank" rel="noreferrer">
      在地图上看
    </a>
  )
}
