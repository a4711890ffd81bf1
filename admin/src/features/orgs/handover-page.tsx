import type { Handover, HandoverRow } from '@mingdu/shared/handovers/handovers.api'
import { HANDOVER_KINDS } from '@mingdu/shared/handovers/handovers.rules'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { api } from '../../api/client.gen'
import { API_BASE } from '../../api/send'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { HandoverDialog } from './handover-dialog'
import './orgs.css'

/** 交接清单 of one person: what is in their hands, to whom it goes, and the paper of it. */
export function HandoverPage() {
  const { id = '' } = useParams()
  const read = useQuery({
    queryKey: ['handovers', id],
    queryFn: () => api.handovers.get({ params: { id } }),
  })
  return (
    <Page title={read.data ? `交接清单：${read.data.person.name}` : '交接清单'}>
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !read.data && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {read.data && <Sheet key={id} handover={read.data} />}
    </Page>
  )
}

function Sheet({ handover }: { handover: Handover }) {
  const { person, rows } = handover
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [ending, setEnding] = useState<ReadonlySet<string>>(new Set())
  const [confirming, setConfirming] = useState(false)
  if (rows.length === 0)
    return (
      <EmptyState title={`${person.name}手里没有待交接的工作`}>
        可以在“单位与人员”里停用账号或调整单位。
      </EmptyState>
    )
  const picked = rows.flatMap(({ kind, id }): Picked[] => {
    if (HANDOVER_KINDS[kind].way === 'ends') return ending.has(id) ? [{ kind, id, successorId: null }] : []
    const successorId = chosen.get(id)
    return successorId === undefined ? [] : [{ kind, id, successorId }]
  })
  const choose = (ids: readonly string[], successorId: string | undefined) =>
    setChosen((before) => {
      const next = new Map(before)
      for (const id of ids) {
        if (successorId === undefined) next.delete(id)
        else next.set(id, successorId)
      }
      return next
    })
  const paper = `${API_BASE}/accounts/${person.id}/handover/paper`
  return (
    <section className="panel" aria-label="交接清单">
      <div className="panel__h row row--wrap">
        <h2 className="handover__org ellip" title={person.org.name}>
          {person.org.name} <small className="num">{rows.length} 项</small>
        </h2>
        <All handover={handover} choose={choose} />
        <Button href={paper} target="_blank" rel="noreferrer">
          打印
        </Button>
        <Button href={`${paper}?as=word`}>Word</Button>
        <Button type="primary" disabled={picked.length === 0} onClick={() => setConfirming(true)}>
          交接所选 {picked.length} 项
        </Button>
      </div>
      <div className="panel__b" style={{ overflowX: 'auto' }}>
        <table className="data-table handover num">
          <thead>
            <tr>
              <th scope="col">种类</th>
              <th scope="col">编号和名称</th>
              <th scope="col">状态</th>
              <th scope="col">限期</th>
              <th scope="col">交给</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.kind}${row.id}`}>
                <td>{HANDOVER_KINDS[row.kind].name}</td>
                <td>
                  <span className="two-lines" title={row.title}>
                    {row.title}
                  </span>
                  <span className="sub">{row.no}</span>
                </td>
                <td>{row.state}</td>
                <td>{row.due ?? '–'}</td>
                <td>
                  <To
                    row={row}
                    successors={handover.successors}
                    value={chosen.get(row.id)}
                    ending={ending.has(row.id)}
                    onChoose={(successorId) => choose([row.id], successorId)}
                    onEnd={(end) =>
                      setEnding((before) => {
                        const next = new Set(before)
                        if (end) next.add(row.id)
                        else next.delete(row.id)
                        return next
                      })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {confirming && (
        <HandoverDialog
          person={person}
          rows={picked}
          onClose={() => setConfirming(false)}
          onDone={() => {
            setConfirming(false)
            setChosen(new Map())
            setEnding(new Set())
          }}
        />
      )}
    </section>
  )
}

/** A row with whom it goes to; null: it ends. */
type Picked = Pick<HandoverRow, 'kind' | 'id'> & { successorId: string | null }

/** One successor for every row they may have. */
function All({
  handover: { successors },
  choose,
}: {
  handover: Handover
  choose: (ids: readonly string[], successorId: string | undefined) => void
}) {
  if (successors.length === 0) return null
  return (
    <Select
      aria-label="全部交给"
      placeholder="全部交给……"
      style={{ minWidth: 180 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={successors.map(({ id, name, rowIds }) => ({
        value: id,
        label: `${name}（${rowIds.length} 项）`,
      }))}
      onChange={(id: string | null) => {
        const rowIds = successors.find((one) => one.id === id)?.rowIds ?? []
        if (id !== null) choose(rowIds, id)
      }}
    />
  )
}

interface ToProps {
  row: HandoverRow
  successors: Handover['successors']
  value: string | undefined
  ending: boolean
  onChoose: (successorId: string | undefined) => void
  onEnd: (end: boolean) => void
}

function To({ row, successors, value, ending, onChoose, onEnd }: ToProps) {
  const { way, how } = HANDOVER_KINDS[row.kind]
  if (way === 'stays' || way === 'follows') return <span className="small muted">{how}</span>
  if (way === 'ends')
    return (
      <Checkbox checked={ending} onChange={({ target }) => onEnd(target.checked)}>
        收回
      </Checkbox>
    )
  const able = successors.filter(({ rowIds }) => rowIds.includes(row.id))
  if (able.length === 0) return <span className="small muted">没有合适的人：{how}</span>
  return (
    <Select
      aria-label={`${row.no} ${row.title} 交给`}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选接手人"
      value={value ?? null}
      options={able.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next: string | null | undefined) => onChoose(next ?? undefined)}
    />
  )
}
