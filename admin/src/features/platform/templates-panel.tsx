import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { useOpenRecord } from '../../components/list'
import { ErrorState, Refusal, SkeletonLines } from '../../components/states'
import { CheckTag } from './check-tag'
import { TemplateDrawer } from './template-drawer'
import { checkSummary, SOURCES } from './template-words'

/** The templates of the product, the ids they have here, and what the account itself says of them. */
export function TemplatesPanel() {
  const can = useCan()
  const [open, setOpen] = useOpenRecord('template')
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => api.templates.list() })
  const rows = templates.data?.items ?? []
  const opened = rows.find((row) => row.key === open)
  return (
    <>
      <section className="panel" aria-label="消息模板">
        <div className="panel__h">
          <h2>消息模板</h2>
          {can('channel.write') ? <CheckButton /> : <small>编号由系统管理员设置</small>}
        </div>
        {templates.isPending && <SkeletonLines lines={8} />}
        {templates.isError && !templates.data && (
          <ErrorState error={templates.error} retry={() => void templates.refetch()} />
        )}
        {rows.length > 0 && <TemplateTable rows={rows} open={open} onOpen={setOpen} />}
      </section>
      {opened && <TemplateDrawer key={opened.key} row={opened} onClose={() => setOpen(null)} />}
    </>
  )
}

function CheckButton() {
  const [summary, setSummary] = useState('')
  const check = useWrite((_: null, idempotencyKey) => api.templates.check({ idempotencyKey }), {
    onDone: ({ items }) => setSummary(checkSummary(items)),
  })
  return (
    <span className="row">
      <small role="status">{check.isPending ? '正在问微信' : summary}</small>
      <Refusal error={check.error} />
      <Button loading={check.isPending} onClick={() => check.mutate(null)}>
        向微信核对
      </Button>
    </span>
  )
}

interface TableProps {
  rows: readonly TemplateRow[]
  open: string | null
  onOpen: (key: string) => void
}

function TemplateTable({ rows, open, onOpen }: TableProps) {
  return (
    <div className="platform__scroll" tabIndex={0} role="group" aria-label="消息模板表，可滚动">
      <table className="data-table data-table--rows" style={{ minWidth: 540 }}>
        <caption className="visually-hidden">消息模板</caption>
        <colgroup>
          <col style={{ width: '28%' }} />
          <col style={{ width: 120 }} />
          <col />
          <col style={{ width: '28%' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">模板</th>
            <th scope="col">通道</th>
            <th scope="col">模板编号</th>
            <th scope="col">核对</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-open={row.key === open} onClick={() => onOpen(row.key)}>
              <td>
                <button type="button" className="row-link" onClick={() => onOpen(row.key)}>
                  <span className="strong">{row.name}</span>
                  <span className="sub ellip" title={fieldNames(row)}>
                    {fieldNames(row)}
                  </span>
                </button>
              </td>
              <td>{CHANNELS[row.channel]}</td>
              <td>
                {row.templateId === null ? (
                  <span className="muted">没有编号，不用</span>
                ) : (
                  <Id row={row} id={row.templateId} />
                )}
              </td>
              <td>
                <CheckTag row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function fieldNames({ fields }: TemplateRow): string {
  return fields.map((field) => field.label).join('、')
}

function Id({ row: { source }, id }: { row: TemplateRow; id: string }) {
  return (
    <>
      <span className="mono ellip" title={id}>
        {id}
      </span>
      {source !== null && <span className="sub">来自{SOURCES[source]}</span>}
    </>
  )
}
