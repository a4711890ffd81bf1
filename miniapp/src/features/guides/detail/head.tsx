import { View } from '@tarojs/components'
import { limitText } from '@mingdu/shared/guides/guides.rules'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { CASE_TYPES } from '@mingdu/shared/guides/guides.states'
import { formatDateZh, isPlainDate } from '@mingdu/shared/kernel/plain-date'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { daysFigure } from './guide-text'

/** What it is for, who does it, under which version, and what one wants to know first: how long and how much. */
export function Head({ guide }: { guide: PublicGuide }) {
  const { content, org, power, no, from } = guide
  const meta = [
    org.name,
    nameOfCode(POWER_TYPES, power.type),
    nameOfCode(CASE_TYPES, content.caseType),
    `第 ${no} 版（${dayOf(from)}起）`,
  ]
  return (
    <Section className="guide-head">
      <View className="guide-title" {...heading(1)}>
        {content.title}
      </View>
      <View className="guide-meta">{meta.join(' · ')}</View>
      <Limits content={content} />
      <Standing guide={guide} />
    </Section>
  )
}

function Limits({ content }: Pick<PublicGuide, 'content'>) {
  const { legalDays, promisedDays, free, fees } = content
  return (
    <>
      <View className="limits">
        <Limit name="法定" value={daysFigure(legalDays)} />
        <Limit name="承诺" value={daysFigure(promisedDays)} />
        <Limit name="收费" value={free ? '不收费' : fees.length > 0 ? `${fees.length} 项` : '收费'} />
      </View>
      <View className="limits__why">{limitText(content)}。从受理后的第一个工作日算起，特别程序另计。</View>
    </>
  )
}

function Limit({ name, value }: { name: string; value: string }) {
  return (
    <View className="limit">
      <View className="limit__k">{name}</View>
      <View className="limit__v">{value}</View>
    </View>
  )
}

/** A guide that no longer holds says so before anything else is read. */
function Standing({ guide: { state, power } }: { guide: PublicGuide }) {
  const gone = { cancelled: '已经取消，不再办理', handedDown: '已经下放，请到下级单位办理' }[power.state]
  if (!gone && state === 'published') return null
  return (
    <Notice className="guide-gone" tone="yellow">
      {gone
        ? `这个事项${gone}。下面的内容只供查阅。`
        : '这份指南已经下线，下面的内容只供查阅。办事前请先打咨询电话。'}
    </Notice>
  )
}

function dayOf(date: string): string {
  return isPlainDate(date) ? formatDateZh(date).replace(/（.+）/, '') : date
}
