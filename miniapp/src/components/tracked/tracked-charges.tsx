import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { amountText } from '@mingdu/shared/cases/charges.rules'
import { dayText } from '../dates'
import { Section } from '../section/section'
import { Tag } from '../tag/tag'

/** 收费和退费: what was taken for the case, each with its receipt, and what of it came back. */
export function TrackedCharges({ charges }: Pick<TrackedCase, 'charges'>) {
  if (charges.length === 0) return null
  const kept = charges.filter(({ refundedOn }) => refundedOn === null)
  const sum = kept.reduce((all, { amount }) => all + amount, 0)
  return (
    <Section className="tracked-charges" title="收费" aside={`实收 ${amountText(sum)}`}>
      {charges.map(({ name, amount, receiptNo, on, refundedOn }, i) => (
        <View key={`${i}${receiptNo}`} className="tracked-charge">
          <View className="tracked-charge__h">
            <View className="tracked-charge__n">{name}</View>
            <View className="tracked-charge__v">{amountText(amount)}</View>
          </View>
          <View className="tracked-charge__m">
            {dayText(on, null)}收，票据 {receiptNo}
          </View>
          {refundedOn !== null && (
            <View className="tracked-charge__back">
              <Tag text="已退" />
              <View className="tracked-charge__m">
                {dayText(refundedOn, null)}退回 {amountText(amount)}
              </View>
            </View>
          )}
        </View>
      ))}
      <View className="tracked-charge__m tracked-charges__rule">
        收费以办事指南公布的项目和标准为准。对收费有疑问的，可以问下面的咨询电话。
      </View>
    </Section>
  )
}
