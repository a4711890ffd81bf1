import { View } from '@tarojs/components'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { classes, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import type { TrackForm } from './use-track-form'

/** The number, unless it is known already, and the last four digits of the phone. */
export function TrackQuestions({ form }: { form: TrackForm }) {
  const { asksNo, no, noProblem, phoneEnd, endProblem, error, busy } = form
  return (
    <>
      {asksNo ? (
        <Field
          className="track-no-field"
          label="办件编号"
          hint="收件凭证或跟踪卡上的 12 位数字，空格不用管。"
          error={noProblem}
        >
          <LineField
            className="track-no"
            label="办件编号"
            type="number"
            value={no}
            most={20}
            onChange={form.typeNo}
          />
        </Field>
      ) : (
        <Section className="track-given">
          <View className="track-given__k">办件编号</View>
          <View className="track-given__v" {...heading(1)}>
            {no}
          </View>
        </Section>
      )}
      <Field
        className="track-end-field"
        label="手机号后四位"
        hint="申请时留的那个手机号。"
        error={endProblem}
      >
        <LineField
          className="track-end"
          label="手机号后四位"
          type="number"
          value={phoneEnd}
          most={4}
          onChange={form.typeEnd}
        />
      </Field>
      <View className="track-acts">
        <Tap className="track-keep" as="checkbox" on={form.keep} onTap={() => form.setKeep(!form.keep)}>
          <View className={classes('track-keep__box', form.keep && 'track-keep__box--on')} />
          <View className="track-keep__t">在这台手机上记住编号（后四位不记）</View>
        </Tap>
        {error && <Refusal className="track-error" error={error} today={null} />}
        <Button className="track-submit" text="查进度" busy={busy} onTap={form.submit} />
        {!asksNo && <Button className="track-other" kind="link" text="查另一个编号" onTap={form.another} />}
      </View>
      <Help />
    </>
  )
}

function Help() {
  return (
    <Section className="track-help" title="查不到怎么办">
      <View className="track-help__p">
        编号或后四位错一个就查不到。同一个编号一小时内输错 5 次会锁一小时，锁住期间对的也查不了。
      </View>
      <View className="track-help__p">
        换了手机号、找不到编号的，带上身份证件到收件的窗口查，或者打办事指南上的咨询电话。
      </View>
    </Section>
  )
}
