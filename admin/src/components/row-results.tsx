import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { downloadCsv } from './list/csv'

/** What became of one row. */
export interface ResultRow {
  id: string
  name: string
  done: boolean
  /** Why not, in plain words; of a row that was done, what there is to say of it all the same. */
  message: string
}

interface RowResultsProps {
  title: string
  /** What was done to a row, for people: 已提出. */
  done: string
  rows: readonly ResultRow[]
  /** What else there is to say, above the rows. */
  more?: ReactNode
  /** Before the other buttons. */
  acts?: ReactNode
  onClose: () => void
}

/** What became of each row of an act on many: what was refused comes first, with why. */
export function RowResults({ title, done, rows, more, acts, onClose }: RowResultsProps) {
  const refused = rows.filter((row) => !row.done)
  const sorted = [...refused, ...rows.filter((row) => row.done)]
  const cells = sorted.map((row) => [row.name, row.done ? done : '没有办', row.message])
  return (
    <Modal
      open
      title={title}
      width={720}
      onCancel={onClose}
      footer={[
        acts,
        <Button key="csv" onClick={() => downloadCsv(title, [['名称', '结果', '说明'], ...cells])}>
          下载结果
        </Button>,
        <Button key="ok" type="primary" onClick={onClose}>
          知道了
        </Button>,
      ]}
    >
      <p className="num" role="status">
        {done} {rows.length - refused.length} 项
        {refused.length > 0 && (
          <>
            ，<span className="late-count">没有办 {refused.length} 项</span>
          </>
        )}
      </p>
      {more}
      <div
        style={{ maxHeight: 420, overflow: 'auto', marginTop: 8 }}
        tabIndex={0}
        role="group"
        aria-label="逐项结果"
      >
        <table className="data-table data-table--flush">
          <caption className="visually-hidden">逐项结果</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col" style={{ width: 72 }}>
                结果
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.id}>
                <td>
                  <span className="two-lines" title={row.name}>
                    {row.name}
                  </span>
                </td>
                <td>{row.done ? done : <span className="late-count">没有办</span>}</td>
                <td>{row.message || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
