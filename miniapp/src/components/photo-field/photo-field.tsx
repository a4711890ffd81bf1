import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Field } from '../field/field'
import { Tap } from '../tap/tap'
import { findPhoto } from '../../platform/photo-store'
import type { DraftPhoto } from './draft-photo'
import { usePhotos, type Sending } from './use-photos'

interface PhotoFieldProps {
  label: string
  hint: string
  most: number
  photos: readonly DraftPhoto[]
  error: string | null
  /** Also takes pictures here and now, stamped with time and place. */
  camera?: boolean
  onChange: (change: (photos: DraftPhoto[]) => DraftPhoto[]) => void
}

/** Photos of a form: each with its own progress, another try, and a way to delete it. */
export function PhotoField({ label, hint, most, photos, error, camera = false, onChange }: PhotoFieldProps) {
  const { sending, problem, add, shoot, remove, retry } = usePhotos(photos, most, onChange)
  return (
    <Field className="photos-field" label={label} hint={hint} error={problem ?? error}>
      <View className="shots">
        {photos.map((photo, i) => (
          <Shot
            key={photo.key}
            photo={photo}
            n={i + 1}
            sending={sending[photo.key] ?? null}
            onDelete={() => remove(photo)}
            onRetry={() => retry(photo)}
          />
        ))}
        {camera && photos.length < most && (
          <View className="shot">
            <Tap className="photo-add photo-shoot" onTap={() => void shoot()}>
              <View className="photo-add__icon" />
              现场拍照
            </Tap>
          </View>
        )}
        {photos.length < most && (
          <View className="shot">
            <Tap className="photo-add photo-pick" onTap={() => void add()}>
              <View className="photo-add__icon" />
              {camera ? '从相册选' : '拍照或选图'}
            </Tap>
          </View>
        )}
      </View>
    </Field>
  )
}

interface ShotProps {
  photo: DraftPhoto
  n: number
  sending: Sending | null
  onDelete: () => void
  onRetry: () => void
}

function Shot({ photo, n, sending, onDelete, onRetry }: ShotProps) {
  const stored = photo.fileId !== null
  return (
    <View className="shot">
      <View className="shot__im">
        <Preview photo={photo} n={n} />
        {!stored && sending && !sending.failed && (
          <View className="shot__bar">
            <View className="shot__done" style={{ width: `${sending.percent}%` }} />
          </View>
        )}
        <Tap className="shot__x" label={`删除第 ${n} 张照片`} onTap={onDelete} />
      </View>
      {!stored && (sending === null || sending.failed) ? (
        <Tap className="shot__retry" onTap={onRetry}>
          没传成，重试
        </Tap>
      ) : (
        <View className="shot__state">
          {photo.taken ? '现场 ' : ''}
          {stateText(stored, sending)}
        </View>
      )}
    </View>
  )
}

function Preview({ photo, n }: { photo: DraftPhoto; n: number }) {
  const [source, setSource] = useState(photo.path)
  // the address of before a restart is dead on the web; the photo itself was kept
  const refind = () => void findPhoto(photo.key, photo.path).then((found) => setSource(found ?? ''))
  useEffect(() => setSource(photo.path), [photo.path])
  if (source === '') return <View className="shot__gone">已不在手机上</View>
  return (
    <Image
      className="shot__photo"
      src={source}
      mode="aspectFill"
      nativeProps={{ alt: `第 ${n} 张照片` }}
      onError={source === photo.path ? refind : () => setSource('')}
    />
  )
}

function stateText(stored: boolean, sending: Sending | null): string {
  if (stored) return '已上传'
  return sending && sending.percent > 0 ? `上传 ${sending.percent}%` : '排队中'
}
