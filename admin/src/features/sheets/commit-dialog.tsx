import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { numberText, ROW_WORDS } from './sheet-words'

const SHORTEST = 4

/** 确认导入: says what will be written, asks for the basis. */
export function CommitButton({ job }: { job: SheetJob }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        确认导入
      </Button>
      {open && <CommitDialog job={job} onClose={() => setOpen(false)} />}
    </>
  )
}

function CommitDialog({ job, onClose }: { job: SheetJob; onClose: () => void }) {
  const [basis, setBasis] = useState('')
  const commit = useWrite(
    (text: string, idempotencyKey) =>
      api.sheets.commit({
        params: { id: job.id },
        body: { version: job.version, basis: text },
        idempotencyKey,
      }),
    { onDone: onClose },
  )
  return (
    <ConfirmDialog
      title="确认导入"
      okText={`写入${ROW_WORDS[job.kind].base}`}
      busy={commit.isPending}
      error={commit.error}
      okDisabled={basis.trim().length < SHORTEST}
      onOk={() => commit.mutate(basis.trim())}
      onCancel={onClose}
    >
      {job.kind === 'plans' ? <PlanFacts job={job} /> : <WhatHappens job={job} />}
      <label className="stack sheet-basis">
        <span>依据（必填）</span>
        <Input.TextArea
          rows={2}
          maxLength={300}
          showCount
          placeholder={
            job.kind === 'plans'
              ? '例如：演督发〔2026〕1号，2026年度督查计划'
              : '例如：演编发〔2026〕5号，县级权责清单公布'
          }
          value={basis}
          onChange={(e) => setBasis(e.target.value)}
        />
      </label>
    </ConfirmDialog>
  )
}

function PlanFacts({ job: { summary, kind } }: { job: SheetJob }) {
  const { created, unchanged, failed } = summary
  return (
    <ul className="sheet-facts num">
      <li>
        新建 <b>{numberText(created)}</b> {ROW_WORDS[kind].unit}督查事项，各带一项任务，都是草稿。
      </li>
      <li>不编号、不计时、不通知承办单位：批准立项和派单仍由人逐项办理。</li>
      {unchanged > 0 && <li>{numberText(unchanged)} 行已有相同的事项或与上面的行相同，不再写入。</li>}
      {failed > 0 && <li>{numberText(failed)} 行有错误，不写入；可以先就地改正，再确认。</li>}
      <li>24 小时内可以撤销；导入之后修改或批准过的不会被撤销。</li>
    </ul>
  )
}

function WhatHappens({ job }: { job: SheetJob }) {
  const { today } = useMe()
  const { created, updated, unchanged, failed } = job.summary
  const { unit, list } = ROW_WORDS[job.kind]
  return (
    <ul className="sheet-facts num">
      <li>
        {list}新增 <b>{numberText(created)}</b> {unit}，修改 <b>{numberText(updated)}</b> {unit}。
      </li>
      {job.kind === 'duties' && <li>同一实施编码下原有的责任，整体换成表里的。</li>}
      <li>写入就是公布：从 {today} 起施行，公众马上看得到；改前的版本都保留，随时可查。</li>
      {job.createOrgs && <li>单位树里没有的单位，会新建在本地区下；以后撤销导入，新建的单位不删除。</li>}
      {unchanged > 0 && <li>{numberText(unchanged)} 行和清单里的一样，不动。</li>}
      {failed > 0 && <li>{numberText(failed)} 行有错误，不写入；可下载带红字问题的原表，改好再导。</li>}
      <li>24 小时内可以撤销；导入之后又改过的不会被撤销。</li>
    </ul>
  )
}
