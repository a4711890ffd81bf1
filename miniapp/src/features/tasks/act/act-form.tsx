import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { TASK_ACTS } from '@mingdu/shared/tasks/acts.states'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import { ActFields } from './act-fields'
import { askedText, WORDS } from './act-words'
import { actProblems, startOf, type ActProblems, type PhoneAct } from './phone-acts'
import type { useAct } from './use-act'

interface ActFormProps {
  act: PhoneAct
  task: Task
  /** Whose draft it is. */
  account: string
  today: string | null
  doing: ReturnType<typeof useAct>
}

/** One act: what was asked, its form, and the question before it is done. What is written outlasts a killed program. */
export function ActForm({ act, task, account, today, doing }: ActFormProps) {
  const key = `mingdu.act.${account}.${task.id}.${act}`
  const { draft: filled, change, forgetChanges, full } = useDraft(key, startOf(act, task))
  const [problems, setProblems] = useState<ActProblems>({})
  const [asking, setAsking] = useState(false)
  const words = WORDS[act]
  const ask = () => {
    const found = actProblems(act, filled)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const send = () => {
    setAsking(false)
    doing.send(filled, () => {
      forgetChanges()
      forget(key)
    })
  }
  return (
    <>
      <Section className="act-what">
        <View className="act-title" {...heading(1)}>
          {TASK_ACTS[act]}：{task.title}
        </View>
        <View className="act-meta">{task.no}</View>
        {askedText(act, task, today).map((line) => (
          <View key={line} className="act-asked">
            {line}
          </View>
        ))}
      </Section>
      {doing.error && <Refusal className="act-refusal" error={doing.error} today={today} />}
      <ActFields act={act} task={task} today={today} filled={filled} change={change} problems={problems} />
      <View className="act-buttons">
        <View className="act-saved">{savedText(filled.savedAt, full)}</View>
        <Button className="act-go" text={words.yes} busy={doing.busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title={`${words.yes}？`} yes={words.yes} onYes={send} onNo={() => setAsking(false)}>
          {words.ask}
        </Sheet>
      )}
    </>
  )
}
