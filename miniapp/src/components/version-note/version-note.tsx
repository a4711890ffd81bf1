import { View } from '@tarojs/components'
import { Notice } from '../notice/notice'
import { Button } from '../tap/button'

interface VersionNoteProps {
  no: number
  latestNo: number
  onLatest: () => void
}

/** On an old version: that it is old, and the way to the one in force. */
export function VersionNote({ no, latestNo, onLatest }: VersionNoteProps) {
  if (no >= latestNo) return null
  return (
    <View className="version-note">
      <Notice className="version-note__b" tone="yellow">
        这是第 {no} 版，已经不是现行版本。现行的是第 {latestNo} 版，办事以现行版本为准。
      </Notice>
      <Button className="version-latest" kind="link" text="看现行版本" onTap={onLatest} />
    </View>
  )
}
