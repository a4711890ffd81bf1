import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Directive } from '@mingdu/shared/directives/directives.api'
import {
  DIRECTIVE_ACTS,
  DIRECTIVE_LEVELS,
  DIRECTIVE_STATES,
} from '@mingdu/shared/directives/directives.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { dayText, momentText } from '../../../components/dates'
import { FileList } from '../../../components/file-list/file-list'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { Sheet } from '../../../components/sheet/sheet'
import { Failed } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { DirectiveAnswer } from './directive-answer'
import { useDirectiveAct } from './use-directive-act'

interface DirectivesProps {
  task: Pick<Task, 'id' | 'version'>
  /** Whose drafts of answers are kept. */
  account: string
  today: string | null
  /** The task was written into. */
  reload: () => Promise<void>
}

/** 督查通知 of a task, newest first: what each asks by when, what came of it, 签收 and 回复. */
export function Directives({ task: { id, version }, account, today, reload }: DirectivesProps) {
  const found = useRecord(() => api.directives.ofTask({ params: { id } }), `${id}:${version}`)
  const items = found.data?.items ?? []
  if (!found.data && found.error)
    return <Failed what="督查通知" error={found.error} onRetry={() => void found.reload()} />
  if (items.length === 0) return null
  const after = async () => {
    await Promise.all([found.reload(), reload()])
  }
  return (
    <Section className="task-directives" title="督查通知" aside={`共 ${items.length} 份`}>
      {items.map((one) => (
        <OneDirective key={one.id} directive={one} account={account} today={today} after={after} />
      ))}
    </Section>
  )
}

interface OneProps {
  directive: Directive
  account: string
  today: string | null
  after: () => Promise<void>
}

function OneDirective({ directive, account, today, after }: OneProps) {
  const [doing, setDoing] = useState<'receive' | 'answer' | null>(null)
  const { busy, error, receive, answer } = useDirectiveAct(directive.id, async () => {
    setDoing(null)
    await after()
  })
  const { no, org, allowedActs } = directive
  return (
    <View className="directive">
      <What directive={directive} today={today} />
      {error && <Refusal className="directive__error" error={error} today={today} />}
      {doing === 'answer' ? (
        <DirectiveAnswer {...{ directive, account, busy }} send={answer} leave={() => setDoing(null)} />
      ) : (
        allowedActs.map((act) => (
          <Button
            key={act}
            className={`directive-${act}`}
            kind={act === allowedActs[0] ? 'main' : 'plain'}
            text={DIRECTIVE_ACTS[act]}
            busy={busy}
            onTap={() => setDoing(act)}
          />
        ))
      )}
      {doing === 'receive' && (
        <Sheet
          title={`签收 ${no}？`}
          yes="签收"
          busy={busy}
          onYes={() => receive()}
          onNo={() => setDoing(null)}
        >
          代{org.name}签收，记下您的姓名和时间。签收不能撤销，办理情况还要另外回复。
        </Sheet>
      )}
    </View>
  )
}

function What({ directive, today }: Pick<OneProps, 'directive' | 'today'>) {
  const { no, level, state, due, meeting, demand, received, answered } = directive
  const late = answered?.late === true ? '（迟）' : ''
  return (
    <>
      <View className="dealing__h">
        {no} {DIRECTIVE_LEVELS[level]}：{DIRECTIVE_STATES[state]}
        {late}
      </View>
      <View className="dealing__b">
        限{dayText(due, today)}办理{meeting === '' ? '' : `，${meeting}`}
      </View>
      <View className="dealing__b">{demand}</View>
      {received && (
        <View className="dealing__b">
          {received.by.name} {momentText(received.at, today)}签收
        </View>
      )}
      {answered && (
        <>
          <View className="dealing__b">
            {answered.by.name} {momentText(answered.at, today)}回复：{answered.text}
          </View>
          <FileList files={answered.files} />
        </>
      )}
    </>
  )
}
