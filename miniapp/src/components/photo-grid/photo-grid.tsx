import { View } from '@tarojs/components'
import { useState } from 'react'
import { photoSource } from '../../api/files'
import { preview } from '../../platform/device'
import { Tap } from '../tap/tap'
import { Photo } from './photo'

interface StoredPhoto {
  id: string
}

interface PhotoGridProps {
  photos: readonly StoredPhoto[]
  /** Shown before “all of them” is tapped. */
  first?: number
}

/** Thumbnails four in a row; a tap shows the photo full size. */
export function PhotoGrid({ photos, first = 4 }: PhotoGridProps) {
  const [all, setAll] = useState(false)
  const [failed, setFailed] = useState(false)
  if (photos.length === 0) return null
  const fits = all || photos.length <= first
  // the last place says how many more there are
  const shown = fits ? photos : photos.slice(0, first - 1)
  const rest = photos.length - shown.length
  return (
    <View className="photos">
      {shown.map((photo, i) => (
        <Tap
          key={photo.id}
          className="photo"
          label={`看第 ${i + 1} 张照片`}
          onTap={() => void show(photos, photo.id).then((ok) => setFailed(!ok))}
        >
          <Photo id={photo.id} label={`照片 ${i + 1}`} />
        </Tap>
      ))}
      {rest > 0 && (
        <Tap className="photo" onTap={() => setAll(true)}>
          <View className="photo__im photo__im--more">还有 {rest} 张</View>
        </Tap>
      )}
      {failed && <View className="photos__failed">照片没有取到，请检查网络后再点一次。</View>}
    </View>
  )
}

/** Full size, swiping through the ones around it; false when the photo could not be fetched. */
async function show(photos: readonly StoredPhoto[], id: string): Promise<boolean> {
  const at = photos.findIndex((photo) => photo.id === id)
  const near = photos.slice(Math.max(0, at - 2), at + 3)
  try {
    const urls = await Promise.all(near.map((photo) => photoSource(photo.id, 'full')))
    preview(urls, urls[near.findIndex((photo) => photo.id === id)] ?? '')
    return true
  } catch {
    return false
  }
}
