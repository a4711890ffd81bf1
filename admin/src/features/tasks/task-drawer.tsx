import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { useState } from 'react'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { ReportForm } from './report-form'
import { SupplementForm } from './supplement-form'
import { TaskActions } from './task-actions'
import { TaskClock } from './task-clock'
import { openDealings, TaskDealings } from './task-dealings'
import { TaskDetail } from './task-detail'
import { TaskHistory } from './task-history'
import { useTask } from './task-queries'
import { SplitForm } from './split/split-form'

type Tab = 'detail' | 'clock' | 'dealings' | 'history'

/** A task beside its list: 详情 · 时限 · 协办与督办 · 记录, and what may be done with it. */
export function TaskDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const task = useTask(id)
  if (task.data) return <Loaded key={id} task={task.data} onClose={onClose} />
  return (
    <Drawer title={task.isError ? '没有取到任务' : '正在读取'} onClose={onClose}>
      {task.isError ? <ErrorState error={task.error} retry={() => void task.refetch()} /> : <SkeletonLines />}
    </Drawer>
  )
}

function Loaded({ task, onClose }: { task: Task; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('detail')
  const [writing, setWriting] = useState<'report' | 'supplement' | 'split' | null>(null)
  const kicker = `${task.no}　${task.org.name}`
  const done = () => setWriting(null)
  if (writing === 'report' && task.allowedActions.includes('report'))
    return <ReportForm task={task} kicker={kicker} onDone={done} />
  if (writing === 'supplement' && task.allowedActions.includes('supplement'))
    return <SupplementForm task={task} kicker={kicker} onDone={done} />
  if (writing === 'split' && task.acts.allowed.includes('decompose'))
    return <SplitForm task={task} kicker={kicker} onDone={done} />
  const tabs = (
    <Tabs
      label="任务内容"
      active={tab}
      onChange={setTab}
      items={[
        { key: 'detail', name: '详情' },
        { key: 'clock', name: '时限' },
        dealingsTab(task),
        { key: 'history', name: '记录', count: task.history.length },
      ]}
    />
  )
  return (
    <Drawer
      title={task.title}
      kicker={kicker}
      tabs={tabs}
      onClose={onClose}
      footer={
        task.allowedActions.length + task.acts.allowed.length > 0 && (
          <TaskActions task={task} onWrite={setWriting} />
        )
      }
    >
      <TabPanel>
        {tab === 'detail' && <TaskDetail task={task} />}
        {tab === 'clock' && <TaskClock task={task} />}
        {tab === 'dealings' && <TaskDealings task={task} />}
        {tab === 'history' && <TaskHistory task={task} />}
      </TabPanel>
    </Drawer>
  )
}

function dealingsTab({ acts }: Task) {
  const n = openDealings(acts)
  return { key: 'dealings' as const, name: '协办与督办', ...(n > 0 ? { count: n } : {}) }
}
