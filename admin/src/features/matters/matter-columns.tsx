import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { percent } from '@mingdu/shared/parts/figures'
import { dateText } from '../../components/dates'
import { ClockLight } from '../../components/light'
import type { Column } from '../../components/list'
import { ProgressCell } from '../../components/two-progress'

export function matterColumns(today: string): Column<MatterRow>[] {
  return [
    {
      key: 'title',
      title: '事项',
      fixed: true,
      render: (m) => <MatterName matter={m} />,
      text: (m) => m.title,
    },
    {
      key: 'no',
      title: '编号',
      width: 140,
      hidden: true,
      render: (m) => m.no ?? '未编号',
      text: (m) => m.no ?? '',
    },
    {
      key: 'category',
      title: '类型',
      width: 84,
      render: (m) => MATTER_CATEGORIES[m.category],
      text: (m) => MATTER_CATEGORIES[m.category],
    },
    {
      key: 'basis',
      title: '立项依据',
      width: 200,
      hidden: true,
      render: (m) => <span className="two-lines">{m.basis.text}</span>,
      text: (m) => m.basis.text,
    },
    {
      key: 'leadOrg',
      title: '主办',
      width: 148,
      render: (m) => <span className="two-lines">{m.leadOrg.name}</span>,
      text: (m) => m.leadOrg.name,
    },
    {
      key: 'supervisor',
      title: '督查员',
      width: 148,
      hidden: true,
      render: (m) => m.supervisor.name,
      text: (m) => m.supervisor.name,
    },
    {
      key: 'state',
      title: '状态',
      width: 92,
      render: (m) => MATTER_STATES[m.state],
      text: (m) => MATTER_STATES[m.state],
    },
    {
      key: 'tasks',
      title: '任务',
      width: 96,
      align: 'right',
      render: (m) => <TaskCounts matter={m} />,
      text: (m) => `${m.tasks.done}/${m.tasks.total}`,
    },
    {
      key: 'due',
      title: '限期',
      width: 96,
      align: 'right',
      render: (m) => dateText(m.clock.due, today),
      text: (m) => m.clock.due ?? '',
    },
    {
      key: 'progress',
      title: '进度（核实 / 上报）',
      width: 228,
      render: (m) => <ProgressCell progress={m.progress} quantity={null} note="按权重汇总" />,
      text: (m) => `${percent(m.progress.verified)}%`,
    },
    {
      key: 'light',
      title: '灯',
      width: 92,
      render: (m) => <ClockLight light={m.light} started={m.clock.dispatchedOn !== null} />,
      text: (m) => LIGHTS[m.light].word,
    },
  ]
}

function MatterName({ matter }: { matter: MatterRow }) {
  return (
    <>
      <span className="two-lines strong">{matter.title}</span>
      <span className="sub ellip" style={{ display: 'block' }} title={matter.basis.text}>
        {matter.no ?? '未编号'}　{matter.basis.text}
      </span>
    </>
  )
}

function TaskCounts({ matter: { tasks } }: { matter: MatterRow }) {
  return (
    <>
      {tasks.total === 0 ? '未分解' : `${tasks.done} / ${tasks.total}`}
      {tasks.red > 0 && <div className="sub late-count">超期 {tasks.red}</div>}
    </>
  )
}
