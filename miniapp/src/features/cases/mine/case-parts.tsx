import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { DELIVERY_METHODS } from '@mingdu/shared/cases/cases.states'
import { dayText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Tag } from '../../../components/tag/tag'
import { CaseFiles } from '../material/case-files'
import { GIVEN_NAMES } from './given-names'

export function Decision({ mine: { decision, delivery } }: { mine: MyCase }) {
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

export function Materials({ mine: { id, materials } }: { mine: MyCase }) {
  if (materials.length === 0) return null
  return (
    <Section className="case-materials" title="材料">
      {materials.map(({ key, name, needed, given, owedBy, files }) => (
        <View key={key} className="case-material">
          <View className="case-material__t">{name}</View>
          <View className="case-head__b">
            {given === 'missing' && !needed ? '没有交，不影响办理' : GIVEN_NAMES[given]}
            {owedBy === null ? '' : `，${dayText(owedBy, null)} 前补齐`}
          </View>
          <CaseFiles caseId={id} files={files} />
        </View>
      ))}
    </Section>
  )
}
