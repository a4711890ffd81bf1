import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { numberText, ROW_WORDS } from './sheet-words'

/** 撤销导入, after a question. */
export function UndoButton({ job }: { job: SheetJob }) {
  const { created, updated } = job.summary
  if (job.kind === 'plans')
    return (
      <ActButton job={job} name="撤销导入" send={api.sheets.undo}>
        <ul className="sheet-facts num">
          <li>写入的 {numberText(created)} 个事项草稿连同任务一起去掉。</li>
          <li>导入之后修改、批准或撤销过的不动，撤完逐行列出来。</li>
          <li>撤销后不能再恢复，只能重新导入。</li>
        </ul>
      </ActButton>
    )
  return (
    <ActButton job={job} name="撤销导入" send={api.sheets.undo}>
      <ul className="sheet-facts num">
        <li>
          新增的 {numberText(created)} 行从清单里去掉，修改的 {numberText(updated)}{' '}
          行恢复成导入前的样子，公众马上看到的是恢复后的。
        </li>
        <li>导入之后又改过、有调整在办或有指南引用的行不动，撤完逐行列出来。</li>
        {job.createOrgs && <li>导入时新建的单位不删除，需要时到“单位与人员”里停用。</li>}
        <li>撤销后不能再恢复，只能重新导入。</li>
      </ul>
    </ActButton>
  )
}

/** 取消 before anything was written. */
export function CancelButton({ job }: { job: SheetJob }) {
  return (
    <ActButton job={job} name="取消这次导入" send={api.sheets.cancel}>
      <p>{ROW_WORDS[job.kind].base}还没有改动。取消后这次试导的结果不能再确认，要导入得重新上传。</p>
    </ActButton>
  )
}

interface ActProps {
  job: SheetJob
  name: string
  send: typeof api.sheets.undo
  children: ReactNode
}

function ActButton({ job, name, send, children }: ActProps) {
  const [open, setOpen] = useState(false)
  const act = useWrite(
    (version: number, idempotencyKey) => send({ params: { id: job.id }, body: { version }, idempotencyKey }),
    { onDone: () => setOpen(false) },
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{name}</Button>
      {open && (
        <ConfirmDialog
          title={name}
          okText={name}
          danger
          busy={act.isPending}
          error={act.error}
          onOk={() => act.mutate(job.version)}
          onCancel={() => setOpen(false)}
        >
          {children}
        </ConfirmDialog>
      )}
    </>
  )
}
