import { View } from '@tarojs/components'
import type { Asked } from '@mingdu/shared/confirmations/confirmations.api'
import {
  CONFIRMATION_ANSWERS,
  type ConfirmationAnswer,
} from '@mingdu/shared/confirmations/confirmations.states'
import { useState } from 'react'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { announced, classes, heading, spoken } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { NEXT_TEXTS } from './answer-text'
import { useAnswer } from './use-answer'

const WORDS_MOST = 200

interface AnswerFormProps {
  token: string
  asked: Asked
  onDone: (asked: Asked) => void
}

/** Three large buttons, each of which answers at once; words may be added, and all of it changed until the round ends. */
export function AnswerForm({ token, asked, onDone }: AnswerFormProps) {
  const [words, setWords] = useState(asked.words)
  const { say, busy, error } = useAnswer(token, onDone)
  const { answer } = asked
  const send = (one: ConfirmationAnswer) => say(one, words.trim())
  return (
    <>
      {answer !== null && (
        <Section className="confirm-thanks">
          <View className="confirm-thanks__t" {...heading(2)} {...announced()}>
            谢谢，已收到：{CONFIRMATION_ANSWERS[answer]}
          </View>
          <View className="confirm-text">{NEXT_TEXTS[answer]}</View>
        </Section>
      )}
      <Section className="confirm-ask" title={answer === null ? '这件事解决了没有' : '要改的话，再点一次'}>
        <View className="confirm-answers" {...spoken('radiogroup', '解决了没有')}>
          {(Object.keys(CONFIRMATION_ANSWERS) as ConfirmationAnswer[]).map((one) => (
            <Tap
              key={one}
              className={classes(
                ...['confirm-answer', `confirm-answer--${one}`],
                one === answer && 'confirm-answer--on',
              )}
              as="radio"
              on={one === answer}
              disabled={busy !== null}
              onTap={() => send(one)}
            >
              {busy === one ? '正在提交…' : CONFIRMATION_ANSWERS[one]}
            </Tap>
          ))}
        </View>
        {error && <Refusal className="confirm-error" error={error} today={null} />}
        <View className="confirm-note">
          点一下就算回答，截止前可以改。办事的单位和督查室都看不到是谁答的。
        </View>
      </Section>
      <Section className="confirm-words" title="还想说什么" aside="选填">
        <TextField
          className="confirm-words__in"
          label="还想说什么"
          placeholder="请不要写姓名、身份证号、电话"
          value={words}
          most={WORDS_MOST}
          onChange={setWords}
        />
        {answer === null ? (
          <View className="confirm-note">先写好，再点上面的回答，会一起提交。</View>
        ) : (
          <Button
            className="confirm-words__save"
            kind="plain"
            text="补充这几句"
            disabled={words.trim() === asked.words}
            busy={busy !== null}
            onTap={() => send(answer)}
          />
        )}
      </Section>
    </>
  )
}
