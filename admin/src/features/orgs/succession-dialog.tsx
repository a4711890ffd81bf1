import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { SuccessionRun } from '@mingdu/shared/successions/successions.api'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { ErrorState, SkeletonLines } from '../../components/states'
import { OpenWork } from './open-work'
import { SuccessionProgress } from './succession-progress'

/** 并入撤销: the successor, the document, everything that is open (a dry run), and afterwards how far it has gone. */
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
  const [done, setDone] = useState<SuccessionRun | null>(null)
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
  if (done) return <SuccessionProgress orgId={org.id} begun={done} onClose={onClose} />
  const list = read.data
  const filled = documentNo.trim().length >= 2 && reason.trim().length >= 2
  return (
    <ConfirmDialog
      title="并入撤销"
      okText="并入并撤销"
      danger
      busy={write.isPending}
      error={write.error}
      okDisabled={!list || list.refusal !== '' || toOrgId === null || !filled}
      onOk={() => list && toOrgId !== null && write.mutate({ version: list.org.version, to: toOrgId })}
      onCancel={onClose}
    >
      <p>
        今天生效：在用人员当时转到承接单位，“{org.name}
        ”当时撤销，未办结的工作随后逐项转走。已办结的仍用原单位名称。不能一键退回。
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
      {list && <OpenWork list={list} />}
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
