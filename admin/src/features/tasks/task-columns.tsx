import { percent, quantityText, remainingText } from '@mingdu/shared/parts/figures'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { dateText } from '../../components/dates'
import { ClockLight, Light } from '../../components/light'
import type { Column } from '../../components/list'
import { ProgressCell } from '../../components/two-progress'

export function taskColumns(today: string): Column<TaskRow>[] {
  return [
    { key: 'title', title: '任务', fixed: true, render: (t) => <TaskName task={t} />, text: (t) => t.title },
    { key: 'no', title: '编号', width: 150, hidden: true, render: (t) => t.no, text: (t) => t.no },
    {
      key: 'matter',
      title: '督查事项',
      width: 200,
      hidden: true,
      render: (t) => <span className="two-lines">{t.matter.name}</span>,
      text: (t) => t.matter.name,
    },
    {
      key: 'org',
      title: '主办',
      width: 148,
      render: (t) => <span className="two-lines">{t.org.name}</span>,
      text: (t) => t.org.name,
    },
    { key: 'coOrgs', title: '协办', width: 148, hidden: true, render: coOrgs, text: coOrgs },
    {
      key: 'handler',
      title: '承办人',
      width: 148,
      hidden: true,
      render: (t) => t.handler?.name ?? '–',
      text: (t) => t.handler?.name ?? '',
    },
    {
      key: 'supervisor',
      title: '督查员',
      width: 148,
      hidden: true,
      render: (t) => t.supervisor.name,
      text: (t) => t.supervisor.name,
    },
    {
      key: 'state',
      title: '状态',
      width: 76,
      render: (t) => TASK_STATES[t.state],
      text: (t) => TASK_STATES[t.state],
    },
    {
      key: 'due',
      title: '限期',
      width: 96,
      align: 'right',
      render: (t) => <Due task={t} today={today} />,
      text: (t) => t.clock.due ?? '',
    },
    {
      key: 'progress',
      title: '进度（核实 / 上报）',
      width: 232,
      render: (t) => <ProgressCell progress={t.progress} quantity={t.quantity} />,
      text: (t) => [`${percent(t.progress.verified)}%`, quantityText(t.quantity)].filter(Boolean).join('，'),
    },
    {
      key: 'light',
      title: '灯',
      width: 180,
      render: (t) => <TaskLight task={t} />,
      text: (t) => LIGHTS[t.light].word,
    },
  ]
}

function TaskName({ task }: { task: TaskRow }) {
  return (
    <>
      <span className="two-lines strong">{task.title}</span>
      <span className="sub ellip" style={{ display: 'block' }} title={`${task.no}　${task.matter.name}`}>
        {task.no}　{task.matter.name}
      </span>
    </>
  )
}

function Due({ task, today }: { task: TaskRow; today: string }) {
  return (
    <>
      {dateText(task.clock.due, today)}
      {task.clock.tentative && <div className="sub">暂定</div>}
    </>
  )
}

/** The light with what is left; a task that is not running has nothing left to say. */
export function TaskLight({ task }: { task: Pick<TaskRow, 'light' | 'clock' | 'state'> }) {
  const running = task.state !== 'done' && task.state !== 'cancelled' && task.state !== 'suspended'
  const left = running && task.light !== 'grey' && task.clock.remaining !== null
  const word = LIGHTS[task.light].word
  const rest = remainingText(task.clock.remaining)
  if (!left) return <ClockLight light={task.light} started={task.clock.dispatchedOn !== null} />
  return (
    <Light
      light={task.light}
      text={task.light === 'red' && rest.startsWith('超期') ? rest : `${word} · ${rest}`}
    />
  )
}

function coOrgs(task: TaskRow): string {
  return task.coOrgs.map((org) => org.name).join('、') || '–'
}
