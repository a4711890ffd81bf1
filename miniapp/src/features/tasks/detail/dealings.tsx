import { View } from '@tarojs/components'
import { CO_STATES, EXTENSION_STATES, HANDBACK_STATES, TASK_ACTS } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { dayText, momentText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'
import { phoneActs } from '../act/phone-acts'

/** 协办与督办: who helps by when, 退回 and 延期 with what came of them, and what this person may do of it. */
export function Dealings({ task, today }: { task: Task; today: string | null }) {
  const { acts } = task
  const may = phoneActs(task)
  const lines = linesOf(task, today)
  const splits = acts.allowed.includes('decompose')
  if (may.length === 0 && !splits && lines.length === 0 && acts.charged.length === 0) return null
  return (
    <Section className="task-dealings" title="协办与督办">
      {acts.charged.map(({ org, workdays }) => (
        <Notice key={org.id} className="task-dealings__charged" tone="red">
          不该退而退回，耽误 {workdays} 个工作日，记在{org.name}名下。
        </Notice>
      ))}
      {lines.map(({ key, head, body }) => (
        <View key={key} className="dealing">
          <View className="dealing__h">{head}</View>
          {body !== '' && <View className="dealing__b">{body}</View>}
        </View>
      ))}
      {may.map((act) => (
        <Button
          key={act}
          className={`task-act task-act-${act}`}
          kind="plain"
          text={TASK_ACTS[act]}
          onTap={() => open(PAGES.taskAct, { id: task.id, act })}
        />
      ))}
      {splits && (
        <Button
          className="task-act task-act-decompose"
          kind="plain"
          text={TASK_ACTS.decompose}
          onTap={() => open(PAGES.taskSplit, { id: task.id })}
        />
      )}
      {acts.returnUntil !== null && may.includes('giveBack') && (
        <View className="dealing__b">可以退回到{momentText(acts.returnUntil, today)}。</View>
      )}
    </Section>
  )
}

interface Line {
  key: string
  head: string
  body: string
}

function linesOf({ acts }: Task, today: string | null): Line[] {
  const helpers = acts.coWork.map((work): Line => {
    const late = work.late && work.state === 'open' ? '，逾期' : ''
    return {
      key: `co${work.org.id}${work.askedAt}`,
      head: `协办 ${work.org.name}：${CO_STATES[work.state]}${late}（限${dayText(work.due, today)}）`,
      body: work.state === 'open' ? work.demand : work.answer,
    }
  })
  const handbacks = acts.handbacks.map((one): Line => ({
    key: `back${one.at}`,
    head: `退回 ${one.org.name}：${HANDBACK_STATES[one.state]}`,
    body: one.state === 'pending' ? one.reason : one.opinion,
  }))
  const extensions = acts.extensions.map((one): Line => {
    const to =
      one.newDue === null
        ? ''
        : `，${one.state === 'granted' ? '改为' : '拟改为'}${dayText(one.newDue, today)}`
    return {
      key: `extension${one.at}`,
      head: `延期：${EXTENSION_STATES[one.state]}，原限期${dayText(one.oldDue, today)}${to}`,
      body: one.state === 'pending' ? one.reason : one.opinion,
    }
  })
  return [...helpers, ...handbacks, ...extensions]
}
