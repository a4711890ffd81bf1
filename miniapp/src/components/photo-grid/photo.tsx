import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { photoSource } from '../../api/files'

/** A stored photo's thumbnail; grey until it is fetched, a word when it cannot be. */
export function Photo({ id, label }: { id: string; label: string }) {
  const { source, failed } = useSource(id)
  if (source) {
    return <Image className="photo__im" src={source} mode="aspectFill" nativeProps={{ alt: label }} />
  }
  return <View className="photo__im photo__im--none">{failed ? '没取到' : ''}</View>
}

function useSource(id: string) {
  const [source, setSource] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let here = true
    photoSource(id, 'thumb').then(
      (found) => here && setSource(found),
      () => here && setFailed(true),
    )
    return () => {
      here = false
    }
  }, [id])
  return { source, failed }
}
