import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Checkbox } from 'antd'
import { useMe } from '../../api/session'
import { dateText } from '../../components/dates'

type Milestones = Task['milestones']

/** 节点 of a task with their days, weights and how far they have come. */
export function MilestoneTable({ milestones }: { milestones: Milestones }) {
  const { today } = useMe()
  return (
    <table className="data-table data-table--dense">
      <caption className="visually-hidden">节点</caption>
      <thead>
        <tr>
          <th scope="col">节点</th>
          <th scope="col" style={{ width: 76 }}>
            限期
          </th>
          <th scope="col" className="r" style={{ width: 56 }}>
            权重
          </th>
          <th scope="col" style={{ width: 84 }}>
            状态
          </th>
        </tr>
      </thead>
      <tbody className="num">
        {milestones.map((point) => (
          <tr key={point.title}>
            <td title={point.title}>
              <span className="two-lines">{point.title}</span>
            </td>
            <td>{dateText(point.due, today)}</td>
            <td className="r">{point.weight}</td>
            <td>
              <MilestoneState point={point} today={today} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MilestoneState({ point, today }: { point: Milestones[number]; today: string }) {
  if (point.verified) return <span>已核实</span>
  if (point.due < today) return <span className="late-count">已过期限</span>
  return <span className="muted">{point.claimed ? '已上报' : '未完成'}</span>
}

interface TicksProps {
  id: string
  milestones: Milestones
  value: readonly number[]
  onChange: (places: number[]) => void
  /** Places that may be ticked; what was verified stays ticked. */
  among?: readonly number[]
}

/** Milestones to be ticked: those already verified stay. */
export function MilestoneTicks({ id, milestones, value, onChange, among }: TicksProps) {
  return (
    <div id={id} role="group" aria-label="节点" className="stack" style={{ gap: 4 }}>
      {milestones.map((point, place) => (
        <Checkbox
          key={point.title}
          checked={value.includes(place)}
          disabled={point.verified || (among !== undefined && !among.includes(place))}
          onChange={(e) =>
            onChange(
              milestones.flatMap((_, at) =>
                (at === place ? e.target.checked : value.includes(at)) ? [at] : [],
              ),
            )
          }
        >
          <span className="num">
            {point.title}（{point.due.slice(5)}，占 {point.weight}%{point.verified && '，已核实'}）
          </span>
        </Checkbox>
      ))}
    </div>
  )
}
