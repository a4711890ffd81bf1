import { View } from '@tarojs/components'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { correctionsApi } from '@mingdu/shared/corrections/corrections.api'
import { useState } from 'react'
import { momentText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { useParams } from '../../../platform/params'
import { useAnswer } from './use-answer'
import './index.scss'

type Answer = Response<(typeof correctionsApi)['answer']>

const OUTCOMES = {
  corrected: '已经改正',
  explained: '已作说明',
  notValid: '核实后没有错',
} as const satisfies Record<NonNullable<Answer['outcome']>, string>

/** 纠错答复: by the query code, and by nothing else. */
export default function AnswerPage() {
  const given = useParams()['code'] ?? ''
  const [code, setCode] = useState(given)
  const { answer, error, problem, busy, ask } = useAnswer(given)
  return (
    <Screen className="answer-page" title="纠错答复">
      <Field
        className="answer-code-field"
        label="查询码"
        hint="提交纠错时给您的 10 位字母或数字。"
        error={problem}
      >
        <LineField
          className="answer-code"
          label="查询码"
          value={code}
          most={10}
          onChange={(text) => setCode(text.trim().toUpperCase())}
        />
      </Field>
      <View className="answer-ask-row">
        <Button className="answer-ask" text="查答复" busy={busy} onTap={() => ask(code)} />
      </View>
      {error && <Refusal className="answer-error" error={error} today={null} />}
      {busy && !answer && <Skeleton />}
      {answer && <AnswerView answer={answer} />}
    </Screen>
  )
}

function AnswerView({ answer }: { answer: Answer }) {
  const { no, target, text, createdAt, reply, outcome } = answer
  return (
    <Section className="answer">
      <View className="answer__t" {...heading(1)}>
        {outcome ? OUTCOMES[outcome] : '等编办答复'}
      </View>
      <Facts
        className="answer__facts"
        facts={[
          ['编号', no],
          ['关于', target],
          ['提交', momentText(createdAt, null)],
          ['您写的', text],
        ]}
      />
      {reply ? (
        <Notice className="answer__reply" tone="blue">
          <View>{reply.text}</View>
          <View className="answer__at">{momentText(reply.at, null)} 答复</View>
        </Notice>
      ) : (
        <View className="answer__wait">编办核实后在这里答复，过几天再来看。</View>
      )}
    </Section>
  )
}
