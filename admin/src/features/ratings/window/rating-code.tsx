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
  const [reader, setReader] = useState<'weapp' | 'web'>('weapp')
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <>
      <div className="row row--wrap rating-acts">
        <Button onClick={() => setShown(!shown)}>{shown ? '收起二维码' : '显示二维码'}</Button>
        <OnPad invitationId={invitationId} />
      </div>
      {shown && failed === reader && (
        <p className="note note--red" role="alert">
          二维码没取到，请收起后再试。
        </p>
      )}
      {shown && failed !== reader && (
        <img
          className="rating-qr"
          src={`${API_BASE}/rating-invitations/${invitationId}/qr.png?for=${reader}`}
          alt={`${stage}环节的评价二维码，请申请人${reader === 'weapp' ? '用微信扫' : '用手机扫'}`}
          width={240}
          height={240}
          onError={() => setFailed(reader)}
        />
      )}
      {shown && (
        <p className="muted">
          {reader === 'weapp' ? '用微信扫，打开小程序评价。' : '用任何能扫码的应用扫，打开网页评价。'}
          <Button type="link" onClick={() => setReader(reader === 'weapp' ? 'web' : 'weapp')}>
            {reader === 'weapp' ? '不用微信的，换网页码' : '换回小程序码'}
          </Button>
        </p>
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
