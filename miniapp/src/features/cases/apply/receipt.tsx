import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { useState } from 'react'
import { dayText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { CitizenOffer } from '../../../components/subscribe/citizen-offer'
import { Button } from '../../../components/tap/button'
import { copy } from '../../../platform/device'
import { open, PAGES, startAt } from '../../../platform/navigate'

/** What one goes away with: the number, by when the office answers, and what comes next. */
export function Receipt({ given }: { given: MyCase }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const { no, id, title, org, due, tentative, toDo, materials } = given
  const papers = materials.filter((material) => material.given === 'paper')
  return (
    <>
      <Section className="receipt">
        <View className="receipt__ok" {...heading(1)}>
          已提交
        </View>
        <View className="receipt__what">
          {title} · {org}
        </View>
        <View className="receipt__k">办件编号</View>
        <View className="receipt__no">{formatTrackingNo(no)}</View>
        <Button
          className="receipt__copy"
          kind="plain"
          text={copied ? '已复制' : '复制编号'}
          onTap={() => void copy(no).then(setCopied)}
        />
        {copied === false && <View className="receipt__b">没有复制成功，请再试一次。</View>}
        <View className="receipt__b">凭编号和手机号后四位，不登录也能查进度。</View>
      </Section>
      <Section className="receipt-next" title="接下来">
        {due && (
          <View className="receipt__line">
            1. 最晚 {dayText(due, null)}
            {tentative ? '（暂定，当年放假通知未载入）' : ''}，单位告诉您受理、要补正还是不予受理。
          </View>
        )}
        <View className="receipt__line">
          {due ? '2' : '1'}. 有进展会在“我的消息”里写明，并发到微信或短信。
        </View>
        {papers.length > 0 && (
          <Notice className="receipt-papers" tone="yellow">
            请把纸质材料交到窗口：{papers.map(({ name }) => name).join('、')}。
          </Notice>
        )}
        {toDo !== '' && (
          <Notice className="receipt-todo" tone="yellow">
            {toDo}
          </Notice>
        )}
      </Section>
      <CitizenOffer place="receipt" className="receipt-offer" />
      <View className="receipt-acts">
        <Button className="receipt-case" text="看这件办件" onTap={() => open(PAGES.myCases, { id })} />
        <Button className="receipt-home" kind="link" text="回首页" onTap={() => startAt(PAGES.home)} />
      </View>
    </>
  )
}
