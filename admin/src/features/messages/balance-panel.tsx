import { CHANNELS, MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { DateField } from '../../components/date-field'
import { useListQuery } from '../../components/list'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'

type Balance = Awaited<ReturnType<typeof api.messages.balance>>

const STATES = Object.keys(MESSAGE_STATES) as MessageState[]
const KEYS = ['day'] as const

/** Due = the sum of the states, channel by channel; and who cannot be reached. */
export function BalancePanel() {
  const { values, set } = useListQuery(KEYS)
  const day = values.day
  const balance = useQuery({
    queryKey: ['message-balance', day ?? ''],
    queryFn: () => api.messages.balance({ query: day === undefined ? {} : { day } }),
  })
  return (
    <>
      <section className="panel" aria-label="当日平衡">
        <div className="panel__h">
          <h2>
            当日平衡{' '}
            <Caliber
              of="当日平衡"
              definition="应发 = 各状态件数之和，按通道、按生成日统计；不平说明有消息没有下落。"
            />
          </h2>
          <DateField
            label="哪一天"
            value={day ?? balance.data?.day ?? null}
            onChange={(next) => set('day', next ?? undefined)}
          />
        </div>
        {balance.isPending && <SkeletonLines lines={4} />}
        {balance.isError && <ErrorState error={balance.error} retry={() => void balance.refetch()} />}
        {balance.data && <BalanceTable rows={balance.data.rows} />}
      </section>
      {balance.data && <Unreachable people={balance.data.unreachable} />}
    </>
  )
}

function BalanceTable({ rows }: { rows: Balance['rows'] }) {
  if (rows.every((row) => row.due === 0)) return <EmptyState title="这一天没有消息">换一天看看。</EmptyState>
  return (
    <div
      className="tree-scroll"
      tabIndex={0}
      role="group"
      aria-label="当日平衡表，可滚动"
      style={{ overflowX: 'auto' }}
    >
      <table className="data-table" style={{ minWidth: 1060 }}>
        <caption className="visually-hidden">各通道应发与各状态件数</caption>
        <thead>
          <tr>
            <th scope="col">通道</th>
            <th scope="col" className="r">
              应发
            </th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="r">
                {MESSAGE_STATES[state]}
              </th>
            ))}
            <th scope="col" className="r">
              核对
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.channel}>
              <td>{CHANNELS[row.channel]}</td>
              <td className="r strong">{row.due}</td>
              {STATES.map((state) => (
                <td key={state} className={row.states[state] ? 'r' : 'r muted'}>
                  {row.states[state] || '–'}
                </td>
              ))}
              <td className="r">{differenceText(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function differenceText(row: Balance['rows'][number]) {
  const difference = row.due - STATES.reduce((sum, state) => sum + (row.states[state] ?? 0), 0)
  return difference === 0 ? '平' : <span className="late-count">差 {difference}</span>
}

function Unreachable({ people }: { people: Balance['unreachable'] }) {
  return (
    <section className="panel" aria-label="不可达的人员">
      <div className="panel__h">
        <h2 className="num">不可达 {people.length} 人</h2>
        <small>微信通知发不到，只有站内消息</small>
      </div>
      {people.length === 0 ? (
        <p className="muted panel__b">每个人都能收到微信通知。</p>
      ) : (
        <table className="data-table">
          <caption className="visually-hidden">不可达的人员</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">单位</th>
              <th scope="col">原因</th>
              <th scope="col">最近走的通道</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.account.id}>
                <td>{person.account.name}</td>
                <td>{person.org.name}</td>
                <td>{person.reason}</td>
                <td>{person.lastChannel ? CHANNELS[person.lastChannel] : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
