import { View } from '@tarojs/components'
import {
  bodiesOf,
  errorsOf,
  SPLIT_ROWS,
  splitErrors,
  weightSum,
  type SplitErrors,
  type SplitRow,
} from '@mingdu/shared/parts/split-rows'
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
import { emptySplit, evened, withoutRow, withRow } from './split-draft'
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
  const [problems, setProblems] = useState<SplitErrors>({})
  const [asking, setAsking] = useState(false)
  const { rows } = draft
  // the server's word stands at its field until something is looked over again
  const shown = error ? { ...problems, ...errorsOf(error) } : problems
  const set = (at: number, more: Partial<SplitRow>) =>
    change((now) => ({ rows: now.rows.map((row, i) => (i === at ? { ...row, ...more } : row)) }))
  const ask = () => {
    // only units of the task's own org can be picked
    const found = splitErrors(rows, task, { today, isWithin: () => true })
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const go = () => {
    setAsking(false)
    send(bodiesOf(rows), () => {
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
      {rows.map((row, i) => (
        <SplitPartFields
          key={i}
          {...{ no: i + 1, task, today, row }}
          errorAt={(field) => shown[`children.${i}.${field}`] ?? null}
          change={(more) => set(i, more)}
          {...(rows.length > SPLIT_ROWS.least
            ? { remove: () => change((now) => ({ rows: withoutRow(now.rows, i) })) }
            : {})}
        />
      ))}
      <View className="split-buttons">
        <View className="split-sum" {...announced()}>
          权重合计 {weightSum(rows)}，应为 100
        </View>
        {weightSum(rows) !== 100 && (
          <Button
            className="split-even"
            kind="plain"
            text="平均分配"
            onTap={() => change((now) => ({ rows: evened(now.rows) }))}
          />
        )}
        {shown['children'] !== undefined && (
          <Notice className="split-problem" tone="red">
            {shown['children']}
          </Notice>
        )}
        {rows.length < SPLIT_ROWS.most && (
          <Button
            className="split-more"
            kind="plain"
            text="再加一项"
            onTap={() => change((now) => ({ rows: withRow(now.rows, task.org.id) }))}
          />
        )}
        <View className="split-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="split-go" text="分解" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title={`分解为 ${rows.length} 项？`} yes="发出分解" onYes={go} onNo={() => setAsking(false)}>
          发出后各项时限从今天起算，承办人要签收、录报，由督查员{task.supervisor.name}
          核验。还没有报送进展时可以整体收回。
        </Sheet>
      )}
    </>
  )
}
