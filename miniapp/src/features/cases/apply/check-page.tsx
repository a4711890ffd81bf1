import { View } from '@tarojs/components'
import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import type { ReactNode } from 'react'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { askedMaterials, missingOf, type ApplyPage } from './apply-draft'
import type { ApplyForm } from './use-apply-form'
import { APPLYING_AS_WORDS, GIVEN_WORDS } from './words'

/** 核对: every answer with a way to change it, and what is missing. */
export function CheckPage({ form, citizen }: { form: ApplyForm; citizen: Citizen }) {
  const { content, draft, revise } = form
  const { trail } = materialsFor(content, draft.answers)
  const missing = missingOf(content, draft)
  return (
    <>
      {missing.length > 0 && (
        <Notice className="check-missing" tone="yellow">
          还缺 {missing.length} 份必须的材料：{missing.map(({ name }) => name).join('、')}
          。可以先提交，单位会一次告知您怎么补；补齐之前不计办理时间。
        </Notice>
      )}
      {trail.length > 0 && (
        <Section className="check-answers" title="情形">
          <Line page="scenario" onRevise={revise}>
            {trail.map(({ question, option }) => (
              <View key={question.key}>
                {question.text}：{option.label}
              </View>
            ))}
          </Line>
        </Section>
      )}
      <Section className="check-who" title="谁来办">
        <Line page="who" onRevise={revise}>
          {whoLines(form, citizen).map((line) => (
            <View key={line}>{line}</View>
          ))}
        </Line>
      </Section>
      <Section className="check-materials" title="材料">
        {askedMaterials(content, draft.answers).map(({ key, name }) => (
          <Line key={key} page={`material:${key}`} onRevise={revise}>
            <View className="check__t">{name}</View>
            <View className="check__b">{givenText(form, key)}</View>
          </Line>
        ))}
        {askedMaterials(content, draft.answers).length === 0 && <View>不用交材料。</View>}
      </Section>
      <Section className="check-promise">
        <View className="check__b">
          提交就是确认：以上内容和材料真实有效。提供虚假材料的，不予受理或不予许可，并给予警告（行政许可法第七十八条）。
        </View>
      </Section>
    </>
  )
}

interface LineProps {
  page: ApplyPage
  onRevise: (page: ApplyPage) => void
  children: ReactNode
}

function Line({ page, onRevise, children }: LineProps) {
  return (
    <View className="check">
      <View className="check__text">{children}</View>
      <Button
        className={`check__revise revise-${page.replace(':', '-')}`}
        kind="link"
        text="修改"
        onTap={() => onRevise(page)}
      />
    </View>
  )
}

function whoLines({ draft: { as, principal, address } }: ApplyForm, { identity }: Citizen): string[] {
  const mine = identity ? `${identity.name}，${identity.idNumber}` : ''
  const rest = address.trim() === '' ? [] : [`联系地址：${address.trim()}`]
  if (as === null || as === 'self') return [`申请人：${mine}`, ...rest]
  return [
    `${APPLYING_AS_WORDS[as]}：${principal.name}，${principal.idNumber}`,
    `代理人：${mine}`,
    `授权委托书 ${principal.files.length} 个文件`,
    ...rest,
  ]
}

function givenText({ draft }: ApplyForm, key: string): string {
  const { given, files } = draft.materials[key] ?? { given: null, files: [] }
  if (given === null) return '还没有选怎么交'
  return given === 'files' ? `已上传 ${files.length} 个文件` : GIVEN_WORDS[given]
}
