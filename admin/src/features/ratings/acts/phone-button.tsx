import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'

/** The full number of who rated, after the purpose was written down; gone again when the drawer closes. */
export function PhoneButton({ rating }: { rating: RatingRecord }) {
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const show = useWrite(
    (text: string, idempotencyKey) =>
      api.rectifications.phone({ params: { id: rating.id }, body: { purpose: text }, idempotencyKey }),
    { onDone: () => setAsking(false) },
  )
  if (show.data) return <span className="num">评价人电话：{show.data.phone}</span>
  return (
    <>
      <Button onClick={() => setAsking(true)}>看评价人电话</Button>
      {asking && (
        <ConfirmDialog
          title="查看评价人电话"
          okText="查看"
          busy={show.isPending}
          error={show.error}
          okDisabled={purpose.trim().length < 2}
          onOk={() => show.mutate(purpose.trim())}
          onCancel={() => setAsking(false)}
        >
          <p>查看和用途都记入审计。</p>
          <Input
            aria-label="用途"
            placeholder="用途，例如：电话回访"
            maxLength={500}
            value={purpose}
            onChange={(e) => setPurpose(e.target.value)}
          />
        </ConfirmDialog>
      )}
    </>
  )
}
