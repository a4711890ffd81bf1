import type { Board, BoardLine } from '@mingdu/shared/monitoring/monitoring.schema'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'

const MINUTE = 60_000
const DEFINITION =
  '在办＝收件后还没有办结、退出的件。今日到期、超期按现在所处环节的时限计：受理前是受理期限，受理后是承诺时限，准予后是送达时限。预警＝未消除的监察预警。'

const GROUPS = [
  { key: 'orgs', name: '按单位', of: '单位' },
  { key: 'windows', name: '按窗口', of: '窗口' },
  { key: 'channels', name: '按渠道', of: '渠道' },
  { key: 'items', name: '按事项', of: '事项' },
] as const

const COLUMNS = [
  { key: 'inHand', name: '在办' },
  { key: 'dueToday', name: '今日到期' },
  { key: 'late', name: '超期' },
  { key: 'alerts', name: '预警' },
  { key: 'receivedToday', name: '今日收件' },
  { key: 'endedToday', name: '今日办结' },
] as const satisfies readonly { key: keyof BoardLine; name: string }[]

/** 实时监察: read again every minute while it is open. */
export function BoardPanel() {
  const board = useQuery({
    queryKey: ['monitoring', 'board'],
    queryFn: () => api.monitoring.board(),
    refetchInterval: MINUTE,
  })
  const { data } = board
  if (board.isPending) return <SkeletonLines lines={10} />
  if (!data) return <ErrorState error={board.error} retry={() => void board.refetch()} />
  return (
    <>
      <Totals board={data} />
      {data.orgs.length === 0 ? (
        <EmptyState title="现在没有在办的件">
          窗口收件后，这里按单位、窗口、渠道、事项显示办理情况。
        </EmptyState>
      ) : (
        GROUPS.map(({ key, name, of }) => <Group key={key} name={name} of={of} lines={data[key]} />)
      )}
    </>
  )
}

function Totals({ board: { total, today } }: { board: Board }) {
  return (
    <section className="panel" aria-label="合计">
      <div className="panel__h">
        <h2>
          {today} 合计 <Caliber of="实时监察" definition={DEFINITION} />
        </h2>
      </div>
      <div className="stats">
        {COLUMNS.map(({ key, name }) => (
          <div key={key} className="stat">
            <div className="stat__k">{name}</div>
            <div className="stat__v num">{total[key]}</div>
          </div>
        ))}
      </div>
    </section>
  )
}

function Group({ name, of, lines }: { name: string; of: string; lines: readonly BoardLine[] }) {
  return (
    <section className="panel" aria-label={name}>
      <div className="panel__h">
        <h2>{name}</h2>
        <small>超期、预警多的在前</small>
      </div>
      <div className="monitoring__scroll" tabIndex={0} role="group" aria-label={`${name}的表，可滚动`}>
        <table className="data-table" style={{ minWidth: 720 }}>
          <thead>
            <tr>
              <th scope="col" style={{ width: '36%' }}>
                {of}
              </th>
              {COLUMNS.map((column) => (
                <th key={column.key} scope="col" className="r">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td>{line.name}</td>
                {COLUMNS.map(({ key }) => (
                  <td key={key} className={key === 'late' && line.late > 0 ? 'r num late-count' : 'r num'}>
                    {line[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
