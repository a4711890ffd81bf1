import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Succession, SuccessionDone } from '@mingdu/shared/successions/successions.api'
import { SUCCESSION_KINDS } from '@mingdu/shared/successions/successions.rules'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { ErrorState, SkeletonLines } from '../../components/states'

const WAYS = { moves: '转到承接单位', follows: '随着走', first: '要先办完', stays: '留在原单位' } as const

/** 并入撤销: the successor, the document, everything that is open, and afterwards what went where. */
export function SuccessionDialog({
  org,
  orgs,
  onClose,
}: {
  org: Org
  orgs: readonly Org[]
  onClose: () => void
}) {
  const [toOrgId, setToOrgId] = useState<string | null>(null)
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<SuccessionDone | null>(null)
  const read = useQuery({
    queryKey: ['orgs', org.id, 'succession', toOrgId],
    queryFn: () =>
      api.successions.get({ params: { id: org.id }, query: toOrgId === null ? {} : { toOrgId } }),
    enabled: done === null,
  })
  const write = useWrite(
    ({ version, to }: { version: number; to: string }, idempotencyKey) =>
      api.successions.make({
        params: { id: org.id },
        body: { version, toOrgId: to, documentNo: documentNo.trim(), reason: reason.trim() },
        idempotencyKey,
      }),
    { onDone: setDone },
  )
  if (done) return <Done done={done} onClose={onClose} />
  const list = read.data
  const filled = documentNo.trim().length >= 2 && reason.trim().length >= 2
  return (
    <ConfirmDialog
      title={`并入撤销：${org.name}`}
      okText="并入并撤销"
      danger
      busy={write.isPending}
      error={write.error}
      okDisabled={!list || list.refusal !== '' || toOrgId === null || !filled}
      onOk={() => list && toOrgId !== null && write.mutate({ version: list.org.version, to: toOrgId })}
      onCancel={onClose}
    >
      <p>
        未办结的工作和在用人员一次转到承接单位，今天生效，“{org.name}
        ”随之撤销。已办结的仍用原单位名称。不能一键退回。
      </p>
      <label className="stack">
        承接单位
        <Select
          aria-label="承接单位"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选承接单位"
          value={toOrgId}
          options={successorsOf(org, orgs)}
          onChange={(id: string) => setToOrgId(id)}
        />
      </label>
      <label className="stack">
        文号
        <Input
          value={documentNo}
          maxLength={60}
          placeholder="如：演编〔2026〕3号"
          onChange={({ target }) => setDocumentNo(target.value)}
        />
      </label>
      <label className="stack">
        原因
        <Input
          value={reason}
          maxLength={200}
          placeholder="如：机构改革方案"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {read.isPending && <SkeletonLines lines={4} />}
      {read.isError && !list && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {list && <Open list={list} />}
    </ConfirmDialog>
  )
}

/** Units in use that are neither it nor below it nor a region; whether one fits is for the server to say. */
function successorsOf(org: Org, orgs: readonly Org[]) {
  return orgs
    .filter(
      (o) => o.status === 'active' && o.kind !== 'region' && o.id !== org.id && !o.path.includes(org.id),
    )
    .map(({ id, name }) => ({ value: id, label: name }))
}

function Open({ list: { groups, refusal } }: { list: Succession }) {
  return (
    <section className="stack" aria-label="未办结的清单">
      {refusal !== '' && (
        <p role="alert" className="succession__no">
          {refusal}
        </p>
      )}
      {groups.length === 0 && <p className="muted">这个单位没有未办结的工作，也没有在用人员。</p>}
      <ul className="succession">
        {groups.map(({ kind, count, rows }) => {
          const { name, way, how } = SUCCESSION_KINDS[kind]
          const more = count - rows.length
          return (
            <li key={kind}>
              <details>
                <summary>
                  <b>{name}</b> <span className="num">{count} 项</span>
                  <span className="small muted">
                    {' '}
                    {WAYS[way]}：{how}
                  </span>
                </summary>
                <ul className="small">
                  {rows.map(({ id, no, title, state, due }) => (
                    <li key={id}>{[no, title, state, due && `限期 ${due}`].filter(Boolean).join(' · ')}</li>
                  ))}
                  {more > 0 && <li className="muted num">还有 {more} 项</li>}
                </ul>
              </details>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Done({
  done: { org, to, on, documentNo, moved },
  onClose,
}: {
  done: SuccessionDone
  onClose: () => void
}) {
  return (
    <ConfirmDialog title="已并入" okText="知道了" busy={false} onOk={onClose} onCancel={onClose}>
      <p>
        “{org.name}”自 {on} 起并入“{to.name}”（{documentNo}），已撤销。
      </p>
      {moved.length === 0 ? (
        <p className="muted">没有要转的工作和人员。</p>
      ) : (
        <ul aria-label="已转到承接单位">
          {moved.map(({ kind, count }) => (
            <li key={kind} className="num">
              {SUCCESSION_KINDS[kind].name} {count} 项，已转到{to.name}
            </li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  )
}
