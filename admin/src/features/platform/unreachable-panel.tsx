import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { Light } from '../../components/light'
import { downloadCsv } from '../../components/list/csv'
import { ErrorState, SkeletonLines } from '../../components/states'

type Person = Awaited<ReturnType<typeof api.messages.balance>>['unreachable'][number]

const EVERY_MS = 60_000
const PAGE = 20

/** Who hears of things in the app only: a red light each, with the reason and the last channel that was tried. */
export function UnreachablePanel() {
  const balance = useQuery({
    queryKey: ['message-balance', ''],
    queryFn: () => api.messages.balance({ query: {} }),
    refetchInterval: EVERY_MS,
  })
  const people = balance.data?.unreachable ?? []
  return (
    <section className="panel" aria-label="不可达人员">
      <div className="panel__h">
        <h2 className="num">不可达人员{balance.data && ` ${people.length.toLocaleString('en-US')} 人`}</h2>
        {people.length > 0 && (
          <Button
            size="small"
            icon={<Icon name="download" small />}
            onClick={() => downloadCsv('不可达人员', csvRows(people))}
          >
            导出
          </Button>
        )}
      </div>
      {balance.isPending && <SkeletonLines lines={4} />}
      {balance.isError && !balance.data && (
        <ErrorState error={balance.error} retry={() => void balance.refetch()} />
      )}
      {balance.data && people.length === 0 && (
        <p className="muted panel__b">每个人都能在企业微信或微信里收到消息。</p>
      )}
      {people.length > 0 && <People people={people} />}
    </section>
  )
}

function People({ people }: { people: readonly Person[] }) {
  const [shown, setShown] = useState(PAGE)
  const rest = people.length - shown
  return (
    <>
      <table className="data-table">
        <caption className="visually-hidden">不可达人员</caption>
        <colgroup>
          <col style={{ width: 112 }} />
          <col style={{ width: '22%' }} />
          <col style={{ width: '20%' }} />
          <col />
          <col style={{ width: 128 }} />
          <col style={{ width: 112 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">灯</th>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">原因</th>
            <th scope="col">最后试过的通道</th>
            <th scope="col">送达账本</th>
          </tr>
        </thead>
        <tbody>
          {people.slice(0, shown).map((person) => (
            <Row key={person.account.id} person={person} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="platform__more">
          <Button type="link" onClick={() => setShown(shown + 5 * PAGE)}>
            还有 {rest} 人
          </Button>
        </p>
      )}
    </>
  )
}

function Row({ person: { account, org, reason, lastChannel } }: { person: Person }) {
  const can = useCan()
  const name = encodeURIComponent(account.name)
  return (
    <tr>
      <td>
        <Light light="red" text="不可达" />
      </td>
      <td>
        <span className="two-lines">
          {can('account.read') ? (
            <Link to={`/orgs?q=${name}&account=${account.id}`}>{account.name}</Link>
          ) : (
            account.name
          )}
        </span>
      </td>
      <td>
        <span className="two-lines">{org.name}</span>
      </td>
      <td>{reason}</td>
      <td>{lastChannel ? CHANNELS[lastChannel] : '没有试过'}</td>
      <td>
        <Link to={`?tab=log&recipientId=${account.id}`}>看消息</Link>
      </td>
    </tr>
  )
}

function csvRows(people: readonly Person[]): string[][] {
  const row = ({ account, org, reason, lastChannel }: Person) => [
    account.name,
    org.name,
    reason,
    lastChannel ? CHANNELS[lastChannel] : '没有试过',
  ]
  return [['姓名', '单位', '原因', '最后试过的通道'], ...people.map(row)]
}
