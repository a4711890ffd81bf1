import type { Case } from '@mingdu/shared/cases/cases.schema'
import { amountText } from '@mingdu/shared/cases/charges.rules'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { Button } from 'antd'
import { useState } from 'react'
import { useCan } from '../../../api/session'
import { ChargeDialog } from './charge-dialog'
import { RefundDialog } from './refund-dialog'

type Open = { kind: 'charge' } | { kind: 'refund'; n: number } | null

/** 收费: what was taken and given back; what is outside the guide is marked, and supervision sees it. */
export function CaseCharges({ one }: { one: Case }) {
  const receives = useCan()('case.receive')
  const [open, setOpen] = useState<Open>(null)
  const mayCharge = receives && !isEnd(one.state)
  if (one.charges.length === 0 && !mayCharge) return null
  const close = () => setOpen(null)
  return (
    <>
      <div className="between">
        <h3 className="sub-h">收费</h3>
        {mayCharge && (
          <Button size="small" onClick={() => setOpen({ kind: 'charge' })}>
            登记收费
          </Button>
        )}
      </div>
      {one.charges.length === 0 && <p className="muted">没有收费。</p>}
      {one.charges.map(({ name, amount, receiptNo, on, by, outside, refunded }, n) => (
        <div key={n} className="case-charge num">
          <div className="between">
            <span className="case-charge__name">
              {name}　<b>{amountText(amount)}</b>
              {outside !== '' && (
                <span className={refunded ? 'tag' : 'tag tag--red'} style={{ marginLeft: 6 }}>
                  {outside}
                </span>
              )}
            </span>
            {receives && !refunded && (
              <Button size="small" onClick={() => setOpen({ kind: 'refund', n })}>
                退费
              </Button>
            )}
          </div>
          <div className="small muted">
            {on}　票据 {receiptNo}　{by}
            {refunded && `　${refunded.on} 已退：${refunded.reason}`}
          </div>
        </div>
      ))}
      {open?.kind === 'charge' && <ChargeDialog one={one} onClose={close} />}
      {open?.kind === 'refund' && <RefundDialog one={one} n={open.n} onClose={close} />}
    </>
  )
}
