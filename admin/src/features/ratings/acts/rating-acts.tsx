import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { RECTIFICATION_ACTIONS } from '@mingdu/shared/ratings/ratings.states'
import { Button } from 'antd'
import { useState } from 'react'
import { ActDialog } from './act-dialog'
import type { RatingAct } from './act-forms'
import { PhoneButton } from './phone-button'

/** What this person may do about a 差评 now; nothing else is offered. */
export function RatingActs({ rating }: { rating: RatingRecord }) {
  const [open, setOpen] = useState<RatingAct | null>(null)
  const acts = rating.allowedActions.filter((act): act is RatingAct => act !== 'rerate')
  if (acts.length === 0) return null
  const calls = acts.includes('contact') || acts.includes('verify')
  return (
    <div className="row row--wrap rating-acts">
      {acts.map((act) => (
        <Button key={act} type={act === 'appeal' ? 'default' : 'primary'} onClick={() => setOpen(act)}>
          {RECTIFICATION_ACTIONS[act]}
        </Button>
      ))}
      {calls && <PhoneButton rating={rating} />}
      {open && <ActDialog key={open} act={open} rating={rating} onClose={() => setOpen(null)} />}
    </div>
  )
}
