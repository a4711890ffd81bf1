import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { API_BASE } from '../../../api/send'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { useToast } from '../../../components/toast'

/** The code of one stage, shown when it is asked for, and the pad beside it. */
export function RatingCode({ invitationId, stage }: { invitationId: string; stage: string }) {
  const [shown, setShown] = useState(false)
  const [failed, setFailed] = useState(false)
  return (
    <>
      <div className="row row--wrap rating-acts">
        <Button onClick={() => setShown(!shown)}>{shown ? '收起二维码' : '显示二维码'}</Button>
        <OnPad invitationId={invitationId} />
      </div>
      {shown && failed && (
        <p className="note note--red" role="alert">
          二维码没取到，请收起后再试。
        </p>
      )}
      {shown && !failed && (
        <img
          src={`${API_BASE}/rating-invitations/${invitationId}/qr.png`}
          alt={`${stage}环节的评价二维码，请申请人用微信扫`}
          width={240}
          height={240}
          onError={() => setFailed(true)}
        />
      )}
    </>
  )
}

function OnPad({ invitationId }: { invitationId: string }) {
  const pads = useQuery({ queryKey: ['pads', 'list'], queryFn: () => api.pads.list({}) })
  const [code, setCode] = useState<string | null>(null)
  const toast = useToast()
  const show = useWrite(
    (chosen: string, idempotencyKey) =>
      api.pads.show({ params: { code: chosen }, body: { invitationId }, idempotencyKey }),
    { onDone: () => toast('评价器上已请人评价，10 分钟内有效') },
  )
  const items = pads.data?.items ?? []
  if (items.length === 0) return null
  const chosen = code ?? items[0]?.code ?? ''
  return (
    <>
      <Select
        aria-label="评价器"
        value={chosen}
        options={items.map(({ code: value, name: label }) => ({ value, label }))}
        style={{ minWidth: 160 }}
        onChange={setCode}
      />
      <Button loading={show.isPending} onClick={() => show.mutate(chosen)}>
        在评价器上请人评价
      </Button>
      <Refusal error={show.error} />
    </>
  )
}
