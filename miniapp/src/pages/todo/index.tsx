import { useState } from 'react'
import type { LightColour } from '@mingdu/shared/kernel/light'
import { useElder, useMe } from '../../api/use-me'
import { Notice } from '../../components/notice/notice'
import { Screen } from '../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { stopPullDown } from '../../platform/device'
import { useDidShow, usePullDownRefresh } from '../../platform/page-hooks'
import { useScannedCode } from '../../platform/use-scanned-code'
import { DeskRows } from './desk-rows'
import { ElderBar } from './elder-bar'
import { JointRow } from './joint-row'
import { Summary } from './summary'
import { TaskList } from './task-list'
import { Unsent } from './unsent'
import { TeamView } from './team-view'
import { useUnread } from './use-unread'
import { useVisits } from './use-visits'
import { useSummary } from './use-summary'
import { VerificationList } from './verification-list'
import { ViewSwitch, viewsOf, type View } from './view-switch'
import './index.scss'

/** 待办: how much waits and until when, then the tasks, sorted by light and deadline. */
export default function TodoPage() {
  const { me, error, may } = useMe()
  const elder = useElder()
  const summary = useSummary()
  const [chosen, setView] = useState<View | null>(null)
  const [light, setLight] = useState<LightColour | null>(null)
  const { visit, refresh } = useVisits()
  const stray = useScannedCode()
  useUnread()
  useDidShow(() => refresh())
  usePullDownRefresh(() => {
    refresh()
    void summary.reload().finally(stopPullDown)
  })
  if (!me) {
    return (
      <Screen className="todo-page" title="待办" tab="todo">
        {error ? <Failed what="待办" error={error} onRetry={refresh} /> : <Skeleton cards={3} />}
      </Screen>
    )
  }
  const joint = may('case.review') ? <JointRow visit={visit} /> : null
  // who sits at a window or decides has no 督办任务
  if (!may('task.read')) {
    return (
      <Screen className="todo-page" title="待办" tab="todo">
        {elder && <ElderBar org={me.org.name} />}
        {joint}
        <Empty title="没有派给您的督办任务" text="窗口收件、审查和决定在电脑上办；给您的消息在“消息”里。" />
      </Screen>
    )
  }
  const verifier = may('report.verify')
  const views = viewsOf(may)
  const view = chosen ?? views[0] ?? 'todo'
  return (
    <Screen className="todo-page" title="待办" tab="todo">
      {elder && <ElderBar org={me.org.name} />}
      {stray && (
        <Notice className="todo-stray" tone="yellow">
          这个二维码不是本系统的，或者已经作废。下面是您的待办。
        </Notice>
      )}
      <Unsent />
      <Summary
        summary={summary.data}
        today={me.today}
        part={verifier ? 'verifies' : may('task.sign') ? 'does' : 'looks'}
        light={light}
        withChips={!elder && view !== 'verify' && view !== 'team'}
        onLight={setLight}
      />
      {joint}
      <DeskRows
        visit={visit}
        instructions={may('instruction.read')}
        always={may('matter.approveClose') || may('task.extend') || may('task.extendLong')}
      />
      <ViewSwitch views={views} view={view} toVerify={summary.data?.toVerify ?? null} onView={setView} />
      {view === 'verify' && <VerificationList visit={visit} today={me.today} orgId={me.org.id} />}
      {view === 'team' && <TeamView visit={visit} today={me.today} orgId={me.org.id} />}
      {view !== 'verify' && view !== 'team' && (
        <TaskList
          visit={visit}
          view={view}
          light={elder ? null : light}
          today={me.today}
          orgId={me.org.id}
          home={views.includes('open') ? 'open' : 'todo'}
          onView={setView}
        />
      )}
    </Screen>
  )
}
