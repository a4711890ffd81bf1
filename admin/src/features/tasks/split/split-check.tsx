import type { SplitRow } from '@mingdu/shared/parts/split-rows'
import { PERIODS } from '@mingdu/shared/tasks/tasks.states'
import { useQueryClient } from '@tanstack/react-query'
import { deadlineText } from '../../../components/dates'
import type { SplitFrame, SplitTask } from './split-frame'

interface CheckProps extends Pick<SplitFrame, 'orgs'> {
  task: SplitTask
  rows: readonly SplitRow[]
}

/** The rows as they will be sent, and what follows from sending them. */
export function SplitCheck({ task, rows, orgs }: CheckProps) {
  const nameOf = usePersonNames(task.id)
  const orgName = (id: string | null) => orgs.find(({ value }) => value === id)?.label ?? ''
  return (
    <>
      <p className="note" style={{ marginBottom: 16 }}>
        发出后各项时限从今天起算，承办人要签收、录报，由督查员{task.supervisor.name}
        核验；核实的进展按权重汇总到本任务。还没有报送进展时可以整体收回。
      </p>
      <div className="split-check">
        <table className="data-table data-table--dense data-table--flush num">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">主办</th>
              <th scope="col">限期</th>
              <th scope="col">权重</th>
              <th scope="col">进展怎么计</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                <td>{row.title.trim()}</td>
                <td>
                  {orgName(row.orgId)}
                  <div className="small muted">{nameOf(row) ?? '由单位自己安排'}</div>
                </td>
                <td>{row.due !== null && deadlineText(row.due)}</td>
                <td>{row.weight}</td>
                <td>{measureText(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Names of people as the rows have looked them up. */
function usePersonNames(taskId: string) {
  const client = useQueryClient()
  return ({ orgId, personId }: SplitRow): string | undefined => {
    const key = ['tasks', 'people', taskId, orgId]
    const people = client.getQueryData<{ items: { id: string; name: string }[] }>(key)
    return people?.items.find(({ id }) => id === personId)?.name
  }
}

function measureText({ quantity, milestones, period }: SplitRow): string {
  const measure = quantity
    ? `按数量：${quantity.target} ${quantity.unit}`
    : milestones.length > 0
      ? `按节点：${milestones.length} 个`
      : '按百分比'
  return period === null ? measure : `${measure}；${PERIODS[period]}报告`
}
