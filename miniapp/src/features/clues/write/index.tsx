import { View } from '@tarojs/components'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { back } from '../../../platform/navigate'
import { CheckClue } from './check-clue'
import { ClueFormPage } from './clue-form'
import { ClueSent } from './clue-sent'
import { useClue, type ClueForm } from './use-clue'
import './index.scss'

/** 反映线索: asked about 涉密 first, then the form, the answers to check, and the number. */
export default function WriteCluePage() {
  const form = useClue()
  const { stage, receipt } = form
  return (
    <Screen
      className="clue-page"
      title="反映线索"
      bar={receipt === null && (stage === 'form' || stage === 'check')}
    >
      {receipt ? <ClueSent receipt={receipt} /> : <StagePage form={form} />}
    </Screen>
  )
}

function StagePage({ form }: { form: ClueForm }) {
  switch (form.stage) {
    case 'classified':
      return <Classified form={form} />
    case 'stopped':
      return <Stopped form={form} />
    case 'form':
      return <ClueFormPage form={form} />
    case 'check':
      return <CheckClue form={form} />
  }
}

function Classified({ form: { goTo } }: { form: ClueForm }) {
  return (
    <Section className="clue-classified">
      <View className="clue-classified__t" {...heading(1)}>
        您要反映的内容涉及国家秘密吗？
      </View>
      <View className="clue-classified__b">
        包括标有“绝密”“机密”“秘密”的文件、图纸和其中的内容。互联网不得传递国家秘密。
      </View>
      <Button className="clue-not-secret" text="不涉密，继续" onTap={() => goTo('form')} />
      <Button className="clue-secret" kind="plain" text="涉密，或拿不准" onTap={() => goTo('stopped')} />
    </Section>
  )
}

function Stopped({ form: { goTo } }: { form: ClueForm }) {
  return (
    <Section className="clue-stopped">
      <View className="clue-classified__t" {...heading(1)} {...announced()}>
        涉密内容不能在这里提交
      </View>
      <View className="clue-classified__b">
        请按保密规定，当面或通过机要渠道向有关机关反映；拿不准是否涉密的，先问本单位保密办或保密行政管理部门。这里没有存下任何内容。
      </View>
      <Button className="clue-stop-back" text="返回" onTap={back} />
      <Button
        className="clue-secret-again"
        kind="link"
        text="选错了，重新回答"
        onTap={() => goTo('classified')}
      />
    </Section>
  )
}
