import { View } from '@tarojs/components'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { useState } from 'react'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { copy } from '../../../platform/device'
import { backTo, open, PAGES } from '../../../platform/navigate'
import type { Receipt } from './use-clue'

/** The receipt: the number, and how to follow it. */
export function ClueSent({ receipt: { no, clue } }: { receipt: Receipt }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <Section className="clue-sent">
      <View className="clue-sent__t" {...heading(1)} {...announced()}>
        线索已提交
      </View>
      <View className="clue-sent__k">线索编号</View>
      <View className="clue-sent__no">{formatTrackingNo(no)}</View>
      {clue === null && (
        <Notice className="clue-sent-keep" tone="yellow">
          请记下编号和查询密码，丢失无法找回。这台手机上没有留下任何内容。
        </Notice>
      )}
      <Button
        className="clue-copy"
        kind="plain"
        text="复制编号"
        onTap={() => void copy(no).then(setCopied)}
      />
      {copied !== null && (
        <View className="clue-sent__b" {...announced()}>
          {copied ? COPIED[clue === null ? 'anonymous' : 'named'] : '没有复制成功，请抄下来。'}
        </View>
      )}
      {clue ? (
        <Button className="clue-see" text="看进度" onTap={() => backTo(PAGES.myClues, { id: clue.id })} />
      ) : (
        <Button className="clue-see" text="去查进度" onTap={() => backTo(PAGES.trackClue)} />
      )}
      <Button className="clue-leave" kind="link" text="回到参与" onTap={() => open(PAGES.participate)} />
    </Section>
  )
}

const COPIED = {
  named: '已复制。',
  anonymous: '已复制。编号留在剪贴板里，记下后可以复制别的文字盖掉它。',
} as const
