import { View } from '@tarojs/components'
import type { ChildBody } from '@mingdu/shared/tasks/decompose.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { dayText } from '../../../components/dates'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import {
  bodiesOf,
  emptySplit,
  evened,
  isSound,
  PARTS,
  problemsOf,
  weightSum,
  withoutPart,
  withPart,
  type SplitPart,
  type SplitProblems,
} from './split-draft'
import { SplitPartFields } from './split-part'

interface SplitFormProps {
  task: Task
  /** Whose draft it is. */
  account: string
  today: string
  busy: boolean
  error: ApiError | null
  send: (children: ChildBody[], onDone: () => void) => void
}

/** 分解 on the move: its parts, one look at all of them, and then it is sent. What is written outlasts a killed program. */
export function SplitForm({ task, account, today, busy, error, send }: SplitFormProps) {
  const key = `mingdu.split.${account}.${task.id}`
  const { draft, change, forgetChanges, full } = useDraft(key, emptySplit(task.org.id))
  const [problems, setProblems] = useState<SplitProblems>({ all: null, parts: [] })
  const [asking, setAsking] = useState(false)
  const { parts } = draft
  const set = (at: number, more: Partial<SplitPart>) =>
    change((now) => ({ parts: now.parts.map((part, i) => (i === at ? { ...part, ...more } : part)) }))
  const ask = () => {
    const found = problemsOf(parts, task, today)
    setProblems(found)
    setAsking(isSound(found))
  }
  const go = () => {
    setAsking(false)
    send(bodiesOf(parts), () => {
      forgetChanges()
      forget(key)
    })
  }
  return (
    <>
      <Section className="split-what">
        <View className="split-head" {...heading(1)}>
          分解：{task.title}
        </View>
        <View className="split-meta">
          {task.no}
          {task.clock.due !== null && `，限${dayText(task.clock.due, today)}`}
        </View>
        <View className="split-note">
          分给{task.org.name}和它的下属单位，本任务的限期和权重不变。要分节点、要定期报送的，请在电脑上分解。
        </View>
      </Section>
      {error && <Refusal className="split-refusal" error={error} today={today} />}
      {parts.map((part, i) => (
        <SplitPartFields
          key={i}
          {...{ no: i + 1, task, today, part, problems: problems.parts[i] }}
          change={(more) => set(i, more)}
          {...(parts.length > PARTS.least
            ? { remove: () => change((now) => ({ parts: withoutPart(now, i) })) }
            : {})}
        />
      ))}
      <View className="split-buttons">
        <View className="split-sum" {...announced()}>
          权重合计 {weightSum(parts)}，应为 100
        </View>
        {weightSum(parts) !== 100 && (
          <Button
            className="split-even"
            kind="plain"
            text="平均分配"
            onTap={() => change((now) => ({ parts: evened(now.parts) }))}
          />
        )}
        {problems.all !== null && (
          <Notice className="split-problem" tone="red">
            {problems.all}
          </Notice>
        )}
        {parts.length < PARTS.most && (
          <Button
            className="split-more"
            kind="plain"
            text="再加一项"
            onTap={() => change((now) => ({ parts: withPart(now, task.org.id) }))}
          />
        )}
        <View className="split-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="split-go" text="分解" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title={`分解为 ${parts.length} 项？`} yes="发出分解" onYes={go} onNo={() => setAsking(false)}>
          发出后各项时限从今天起算，承办人要签收、录报，由督查员{task.supervisor.name}
          核验。还没有报送进展时可以整体收回。
        </Sheet>
      )}
    </>
  )
}
