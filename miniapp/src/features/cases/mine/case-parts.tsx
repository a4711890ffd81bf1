import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { DELIVERY_METHODS } from '@mingdu/shared/cases/cases.states'
import { dayText } from '../../../components/dates'
import { DayStrip } from '../../../components/day-strip/day-strip'
import { Facts } from '../../../components/facts/facts'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Tag } from '../../../components/tag/tag'
import { OwnFiles } from '../material/own-files'
import { clockText, stripDays, type ShownClock } from './case-text'
import { GIVEN_NAMES } from './given-names'

/** By when the office answers, or has done with it. */
export function Clocks({ mine: { clocks, due, tentative } }: { mine: MyCase }) {
  const { promised, legal, delivery } = clocks
  if (!promised && !legal && !delivery) {
    return due === null ? null : (
      <Section className="case-when" title="什么时候答复">
        <View className="case-clock__due">
          {dayText(due, null)}
          {tentative ? '（暂定）' : ''}
        </View>
        <View className="case-head__b">最晚这天告诉您受理、要补正还是不予受理。</View>
      </Section>
    )
  }
  return (
    <Section className="case-when" title="什么时候办完">
      {promised && <Clock name="承诺" clock={promised} />}
      {legal && <Clock name="法定" clock={legal} />}
      {delivery && <Clock name="送达" clock={delivery} />}
    </Section>
  )
}

function Clock({ name, clock }: { name: string; clock: ShownClock }) {
  return (
    <View className={`case-clock case-clock--${name}`}>
      <View className="case-clock__k">
        {name} {clock.days} 个工作日
      </View>
      <View className="case-clock__due">
        {dayText(clock.due, null)}
        {clock.tentative ? '（暂定）' : ''}
      </View>
      <View className="case-clock__k">{clockText(clock)}</View>
      <DayStrip days={stripDays(clock.strip)} />
    </View>
  )
}

export function Decision({ mine: { decision, delivery, papers } }: { mine: MyCase }) {
  if (!decision && !delivery) return null
  return (
    <Section className="case-decision" title="结果">
      {decision && (
        <>
          <View className="case-decision__t">{decision.granted ? '准予' : '不予'}</View>
          <Facts
            className="case-decision__facts"
            facts={[
              ['决定日期', dayText(decision.on, null)],
              ['文号', decision.no],
              [decision.granted ? '内容' : '理由', decision.text],
            ]}
          />
          {!decision.granted && (
            <Notice className="case-remedy" tone="blue">
              不服的，可以申请行政复议或者提起行政诉讼，期限和机关写在决定书上。
            </Notice>
          )}
        </>
      )}
      {delivery && (
        <Facts
          className="case-delivery"
          facts={[
            ['送达', `${dayText(delivery.on, null)}，${DELIVERY_METHODS[delivery.method]}`],
            ['签收人', delivery.receiver],
          ]}
        />
      )}
      {papers.length > 0 && (
        <View className="case-head__b">文书：{papers.map(({ no }) => no).join('、')}</View>
      )}
    </Section>
  )
}

export function Steps({ mine: { timeline } }: { mine: MyCase }) {
  const newest = [...timeline].reverse()
  return (
    <Section className="case-steps" title="办到哪一步">
      <View className="timeline">
        {newest.map(({ on, what, note }, i) => (
          <View key={`${on} ${what} ${i}`} className={`timeline__i ${i === 0 ? 'timeline__i--now' : ''}`}>
            <View className="timeline__h">
              <View className="timeline__what">{what}</View>
              <View className="timeline__at">{on}</View>
            </View>
            {note !== '' && <View className="timeline__b">{note}</View>}
          </View>
        ))}
      </View>
    </Section>
  )
}

/** 补正通知; what should have been said the first time is marked as such. */
export function Notices({ mine: { notices } }: { mine: MyCase }) {
  if (notices.length === 0) return null
  return (
    <Section className="case-notices" title="补正通知">
      {notices.map(({ on, no, demands }) => (
        <View key={no + on} className="case-notice">
          <View className="case-head__b">
            {dayText(on, null)} {no}
          </View>
          {demands.map(({ text, second }) => (
            <View key={text} className="case-notice__i">
              {text}
              {second && <Tag text="二次补正" />}
            </View>
          ))}
          {demands.some(({ second }) => second) && (
            <View className="case-head__b">
              “二次补正”是第一次没有一次告知，或办事指南没有要求的。您可以在下面留言，或者投诉。
            </View>
          )}
        </View>
      ))}
    </Section>
  )
}

export function Materials({ mine: { materials } }: { mine: MyCase }) {
  if (materials.length === 0) return null
  return (
    <Section className="case-materials" title="材料">
      {materials.map(({ key, name, given, owedBy, files }) => (
        <View key={key} className="case-material">
          <View className="case-material__t">{name}</View>
          <View className="case-head__b">
            {GIVEN_NAMES[given]}
            {owedBy === null ? '' : `，${dayText(owedBy, null)} 前补齐`}
          </View>
          <OwnFiles files={files} />
        </View>
      ))}
    </Section>
  )
}
