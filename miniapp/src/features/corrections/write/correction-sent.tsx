import { View } from '@tarojs/components'
import { useState } from 'react'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { copy } from '../../../platform/device'
import { back, open, PAGES } from '../../../platform/navigate'
import type { Receipt } from './use-correction'

/** The receipt: the number, and the code with which the answer is read. */
export function CorrectionSent({ receipt: { no, code } }: { receipt: Receipt }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <Screen className="correct-page" title="纠错">
      <Section className="correct-sent">
        <View className="correct-sent__t" {...heading(1)} {...announced()}>
          已送到编办
        </View>
        <View className="correct-sent__no">{no}</View>
        <View className="correct-sent__k">查询码</View>
        <View className="correct-sent__code">{code}</View>
        <View className="correct-sent__b">
          请记下查询码：编办答复后，凭它在“我的—纠错答复”里看。码丢了查不回来。
        </View>
        <Button
          className="correct-copy"
          text="复制编号和查询码"
          onTap={() => void copy(`${no}，查询码 ${code}`).then(setCopied)}
        />
        {copied !== null && (
          <View className="correct-sent__b">{copied ? '已复制。' : '没有复制成功，请抄下来。'}</View>
        )}
        <Button
          className="correct-answer"
          kind="plain"
          text="看答复"
          onTap={() => open(PAGES.corrections, { code })}
        />
        <Button className="correct-back" kind="link" text="回到刚才那页" onTap={back} />
      </Section>
    </Screen>
  )
}
