import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import type { ChangeProps } from './change-props'

/** 撤回, asked once: the case ends and cannot be taken up again. */
export function Withdraw({ mine: { id, version }, onChanged, onReload }: ChangeProps) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const withdraw = async () => {
    setBusy(true)
    setError(null)
    try {
      onChanged(await api.applications.withdraw({ params: { id }, body: { version, reason } }))
    } catch (thrown) {
      const why = asApiError(thrown)
      setError(why)
      if (why.code === 'version.stale') onReload()
    }
    setBusy(false)
    setAsking(false)
  }
  return (
    <>
      {error && <Refusal className="withdraw-error" error={error} today={null} />}
      <Button className="case-withdraw" kind="danger" text="撤回申请" onTap={() => setAsking(true)} />
      {asking && (
        <Sheet
          title="撤回申请？"
          yes="撤回申请"
          danger
          busy={busy}
          onYes={() => void withdraw()}
          onNo={() => setAsking(false)}
        >
          撤回后这件就结束了，要办得重新申请。可以写明原因，也可以不写。
          <TextField
            className="withdraw-reason"
            label="原因"
            value={reason}
            most={500}
            onChange={setReason}
          />
        </Sheet>
      )}
    </>
  )
}
