import { View } from '@tarojs/components'
import { ActionBar } from '../../../components/action-bar/action-bar'
import { clockText } from '../../../components/dates'
import { Field } from '../../../components/field/field'
import { LineField, TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { useParams } from '../../../platform/params'
import { OTHER_PART, PARTS, TEXT_MOST, type TargetKind } from './check-correction'
import { CorrectionSent } from './correction-sent'
import { useCorrection, type Target } from './use-correction'
import './index.scss'

/** 纠错: what is wrong on a page of the lists, told to the 编办. */
export default function CorrectPage() {
  const { kind = '', id = '', no = '0', name = '' } = useParams()
  if (!isKind(kind) || id === '') {
    return (
      <Screen className="correct-page" title="纠错">
        <Empty title="没有说是哪一页" text="请在事项、指南或责任清单的页面底部点“纠错”。" />
      </Screen>
    )
  }
  return <CorrectForm target={{ kind, id, no: Number(no) || 0 }} name={name} />
}

function isKind(kind: string): kind is TargetKind {
  return kind in PARTS
}

function CorrectForm({ target, name }: { target: Target; name: string }) {
  const { draft, change, problems, error, busy, full, receipt, submit } = useCorrection(target)
  if (receipt) return <CorrectionSent receipt={receipt} />
  const parts = [...PARTS[target.kind], OTHER_PART].map((part) => ({ key: part, text: part }))
  return (
    <Screen className="correct-page" title="纠错" bar>
      <Section className="correct-what">
        <View className="correct-what__k">您在纠正</View>
        <View className="correct-what__t" {...heading(1)}>
          {name || '这一页'}
        </View>
      </Section>
      {error && <Refusal className="correct-error" error={error} today={null} />}
      <Field className="correct-part-field" label="哪一部分不对（可以不选）">
        <Pills
          className="correct-part"
          label="哪一部分不对"
          pills={parts}
          value={draft.field}
          onChange={(part) => change({ field: part === draft.field ? '' : part })}
        />
      </Field>
      <Field
        className="correct-text-field"
        label="哪里不对"
        hint="写清现在写的是什么、应该是什么。"
        error={problems.text ?? null}
      >
        <TextField
          className="correct-text"
          label="哪里不对"
          value={draft.text}
          most={TEXT_MOST}
          onChange={(text) => change({ text })}
        />
      </Field>
      <Field
        className="correct-phone-field"
        label="手机号（可以不留）"
        hint="只用来核实这条纠错，显示时打星号，不作别的用。"
        error={problems.phone ?? null}
      >
        <LineField
          className="correct-phone"
          label="手机号"
          type="number"
          autoComplete="tel"
          value={draft.phone}
          most={11}
          onChange={(text) => change({ phone: text.trim() })}
        />
      </Field>
      <View className="correct-secret">不用登录。请勿填写身份证号、银行卡号等个人信息和涉密内容。</View>
      <ActionBar note={noteText(draft.savedAt, full)}>
        <Button className="correct-submit" text="提交纠错" busy={busy} onTap={submit} />
      </ActionBar>
    </Screen>
  )
}

function noteText(savedAt: number, full: boolean): string {
  if (full) return '手机存储已满，草稿没有存下。请尽快提交。'
  return savedAt > 0 ? `草稿 ${clockText(savedAt)} 已存本机` : '提交后给您一个查询码，凭它看答复'
}
