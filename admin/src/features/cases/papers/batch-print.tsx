import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import { CASE_PAPERS, PAPER_OF_ACT, type CasePaper } from '@mingdu/shared/cases/cases.states'
import type { PrintedMany } from '@mingdu/shared/cases/papers.api'
import { Button, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { useFocusBack } from '../../../components/use-focus-back'
import { pdfUrl, usePdfWindow } from './use-print'

/** As many as the server puts into one file. */
export const MOST_PRINTED = 50

/** 批量打印: one kind of paper of every chosen case as one file; which have none is said by name. */
export function BatchPrint({ rows, onClose }: { rows: readonly CaseRow[]; onClose: () => void }) {
  useFocusBack()
  const [kind, setKind] = useState<CasePaper>(() => likelyPaper(rows))
  const { open, blocked } = usePdfWindow()
  const label = useId()
  const print = useWrite(
    (body: { kind: CasePaper; ids: string[] }, idempotencyKey) =>
      api.casePapers.printMany({ body, idempotencyKey }),
    { onDone: ({ pdf }) => open(pdf) },
  )
  const done = print.data
  return (
    <Modal
      open
      title="批量打印文书"
      width={560}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        done
          ? [
              <Button key="again" onClick={print.reset}>
                再打一种
              </Button>,
              <Button key="close" type="primary" onClick={onClose}>
                完成
              </Button>,
            ]
          : [
              <Button key="back" onClick={onClose}>
                返回
              </Button>,
              <Button
                key="ok"
                type="primary"
                loading={print.isPending}
                onClick={() => print.mutate({ kind, ids: rows.map(({ id }) => id) })}
              >
                合成一个文件
              </Button>,
            ]
      }
    >
      <div className="stack">
        {done ? (
          <Printed done={done} kind={kind} blocked={blocked !== null} />
        ) : (
          <>
            <p className="num">已选 {rows.length} 件，每件打印最近一份：</p>
            <label htmlFor={label} className="strong">
              哪种文书
            </label>
            <Select id={label} aria-label="哪种文书" value={kind} onChange={setKind} options={KINDS} />
            <p className="note">文书上是申请人全名，打印了哪几份都记入审计。没有这种文书的会逐件列出来。</p>
          </>
        )}
        <Refusal error={print.error} />
      </div>
    </Modal>
  )
}

const KINDS = (Object.keys(CASE_PAPERS) as CasePaper[]).map((value) => ({ value, label: CASE_PAPERS[value] }))

function Printed({ done, kind, blocked }: { done: PrintedMany; kind: CasePaper; blocked: boolean }) {
  const { count, pdf, without } = done
  return (
    <>
      <p className="note note--blue num" role="status">
        《{CASE_PAPERS[kind]}》{count} 份已合成一个文件
        {blocked ? '，浏览器拦住了新窗口，请点开：' : '，已在新窗口打开。没有打开的话：'}
        <a href={pdfUrl(pdf)} target="_blank" rel="noreferrer">
          打开文件（PDF）
        </a>
        ，一小时内有效。
      </p>
      {without.length > 0 && (
        <>
          <p className="num strong">没有打印的 {without.length} 件：还没有这种文书</p>
          <ul className="num case-without" aria-label="没有打印的办件" tabIndex={0} role="list">
            {without.map(({ id, no, title }) => (
              <li key={id}>
                {no}　<span className="muted">{title}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What a case in this state was left with last. */
const LAST_PAPER: Partial<Record<CaseRow['state'], CasePaper>> = {
  correcting: 'correction',
  accepted: 'acceptance',
  reviewing: 'acceptance',
  special: 'special',
  deciding: 'acceptance',
  making: 'grant',
  refused: 'refusal',
  completed: 'delivery',
  withdrawn: PAPER_OF_ACT.withdraw,
  terminated: PAPER_OF_ACT.terminate,
  transferred: PAPER_OF_ACT.transfer,
}

/** The same for all of them, else the one every case has. */
function likelyPaper(rows: readonly CaseRow[]): CasePaper {
  const kinds = new Set(rows.map(({ state }) => LAST_PAPER[state]))
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? kind : 'receipt'
}
