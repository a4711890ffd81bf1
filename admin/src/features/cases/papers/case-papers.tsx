import type { Case } from '@mingdu/shared/cases/cases.schema'
import { CASE_PAPERS } from '@mingdu/shared/cases/cases.states'
import { Button } from 'antd'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { Icon } from '../../../components/icon'
import { Refusal } from '../../../components/states'
import { pdfUrl, usePdfWindow } from './use-print'

/** 文书: every paper that was left, to be printed; and the 跟踪卡 with its code. */
export function CasePapers({ one }: { one: Case }) {
  const { open, blocked } = usePdfWindow()
  const print = useWrite(
    (n: number, idempotencyKey) => api.casePapers.print({ params: { id: one.id, n }, idempotencyKey }),
    { onDone: ({ pdf }) => open(pdf) },
  )
  return (
    <>
      <table className="data-table data-table--dense data-table--flush">
        <caption className="visually-hidden">文书</caption>
        <colgroup>
          <col />
          <col style={{ width: 96 }} />
          <col style={{ width: 68 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">文书和文号</th>
            <th scope="col" className="r">
              日期
            </th>
            <th scope="col">
              <span className="visually-hidden">打印</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {one.papers.map(({ kind, no, on }, n) => (
            <tr key={no}>
              <td>
                {CASE_PAPERS[kind]}
                <div className="sub">{no}</div>
              </td>
              <td className="r num nowrap">{on}</td>
              <td className="r">
                <Button
                  size="small"
                  aria-label={`打印${CASE_PAPERS[kind]} ${no}`}
                  loading={print.isPending && print.variables === n}
                  disabled={print.isPending}
                  onClick={() => print.mutate(n)}
                >
                  打印
                </Button>
              </td>
            </tr>
          ))}
          <TrackingCardRow one={one} />
        </tbody>
      </table>
      <p className="small muted" style={{ marginTop: 8 }}>
        文书上是申请人全名，每次打印都记入审计。收件凭证和跟踪卡带查进度的二维码。
      </p>
      {blocked !== null && <Blocked url={blocked} />}
      <Refusal error={print.error} />
    </>
  )
}

function TrackingCardRow({ one }: { one: Case }) {
  return (
    <tr>
      <td>
        跟踪卡
        <div className="sub num">{one.no}，申请人姓名已遮挡</div>
      </td>
      <td className="r num nowrap">{one.receivedOn}</td>
      <td className="r">
        <Button
          size="small"
          aria-label="打印跟踪卡"
          href={trackingCardUrl(one.id)}
          target="_blank"
          rel="noreferrer"
        >
          打印
        </Button>
      </td>
    </tr>
  )
}

export function trackingCardUrl(id: string): string {
  return pdfUrl(`/cases/${id}/tracking-card`)
}

/** Browsers that open no window by themselves. */
export function Blocked({ url }: { url: string }) {
  return (
    <p className="note note--yellow" role="status">
      浏览器拦住了新窗口。
      <a href={url} target="_blank" rel="noreferrer">
        <Icon name="download" small /> 打开文书（PDF）
      </a>
      ，一小时内有效。
    </p>
  )
}
