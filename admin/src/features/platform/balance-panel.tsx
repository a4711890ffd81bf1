import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { DateField } from '../../components/date-field'
import { Icon } from '../../components/icon'
import { useListQuery } from '../../components/list'
import { downloadCsv } from '../../components/list/csv'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { BALANCE_COLUMNS, balanceCsv, columnCount, verdictText, type BalanceRow } from './balance'
import { countText } from './words'

const KEYS = ['day'] as const
const DEFINITION =
  '按通道、按消息生成的那一天统计。应发从消息数出来，各状态从送达记录数出来，两边各数各的；应发 = 各状态之和为平，不平说明有消息没有下落。等结果包括待发送、发送中和平台已收。'

/** Due = the sum of the states, channel by channel. */
export function BalancePanel() {
  const { values, set } = useListQuery(KEYS)
  const day = values.day
  const balance = useQuery({
    queryKey: ['message-balance', day ?? ''],
    queryFn: () => api.messages.balance({ query: day === undefined ? {} : { day } }),
  })
  const { data } = balance
  return (
    <section className="panel" aria-label="当日平衡">
      <div className="panel__h">
        <h2>
          当日平衡 <Caliber of="当日平衡" definition={DEFINITION} />
        </h2>
        <span className="row">
          <DateField
            label="哪一天"
            value={day ?? data?.day ?? null}
            onChange={(next) => set('day', next ?? undefined)}
          />
          <Button
            icon={<Icon name="download" small />}
            disabled={!data || isEmpty(data.rows)}
            onClick={() => data && downloadCsv(`当日平衡 ${data.day}`, balanceCsv(data.rows))}
          >
            导出
          </Button>
        </span>
      </div>
      {balance.isPending && <SkeletonLines lines={6} />}
      {balance.isError && !data && <ErrorState error={balance.error} retry={() => void balance.refetch()} />}
      {data && isEmpty(data.rows) && <EmptyState title="这一天没有消息">换一天看看。</EmptyState>}
      {data && !isEmpty(data.rows) && (
        <>
          <Verdict rows={data.rows} />
          <BalanceTable rows={data.rows} />
        </>
      )}
    </section>
  )
}

function isEmpty(rows: readonly BalanceRow[]): boolean {
  return rows.every((row) => row.due === 0 && row.balanced)
}

function Verdict({ rows }: { rows: readonly BalanceRow[] }) {
  const off = rows.filter((row) => !row.balanced)
  const names = off.map((row) => `${CHANNELS[row.channel]}${verdictText(row)}`).join('，')
  return off.length === 0 ? (
    <p className="platform__verdict-line">
      <Icon name="check" small /> {rows.length} 个通道都平：每条消息都有下落。
    </p>
  ) : (
    <p className="platform__verdict-line late-count" role="alert">
      <Icon name="warn" small /> {off.length} 个通道不平：{names}。请告诉系统管理员查送达账本。
    </p>
  )
}

function BalanceTable({ rows }: { rows: readonly BalanceRow[] }) {
  return (
    <div className="platform__scroll" tabIndex={0} role="group" aria-label="当日平衡表，可滚动">
      <table className="data-table balance" style={{ minWidth: 1000 }}>
        <caption className="visually-hidden">各通道应发与各状态件数</caption>
        <colgroup>
          <col style={{ width: 132 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">通道</th>
            <th scope="col" className="r">
              应发
            </th>
            {BALANCE_COLUMNS.map(({ name }) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
            <th scope="col" className="r">
              核对
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.channel} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { row: BalanceRow }) {
  return (
    <tr>
      <td>{CHANNELS[row.channel]}</td>
      <td className="r strong">{countText(row.due)}</td>
      {BALANCE_COLUMNS.map((column) => {
        const n = columnCount(row, column)
        return (
          <td key={column.name} className={n === 0 ? 'r muted' : 'r'}>
            {countText(n)}
          </td>
        )
      })}
      <td className="r">{row.balanced ? '平' : <span className="late-count">{verdictText(row)}</span>}</td>
    </tr>
  )
}
