import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { RECTIFICATION_ACTIONS, type RectificationAction } from '@mingdu/shared/ratings/ratings.states'
import { Button } from 'antd'
import { useState } from 'react'
import { AppealDialog, ContactDialog, JudgeDialog, RectifyDialog, VerifyDialog } from './act-dialogs'
import { PhoneButton } from './phone-button'

type Act = Exclude<RectificationAction, 'rerate'>

const DIALOGS = {
  contact: ContactDialog,
  verify: VerifyDialog,
  rectify: RectifyDialog,
  appeal: AppealDialog,
  judgeAppeal: JudgeDialog,
} as const satisfies Record<Act, unknown>

/** What this person may do about a 差评 now; nothing else is offered. */
export function RatingActs({ rating }: { rating: RatingRecord }) {
  const [open, setOpen] = useState<Act | null>(null)
  const acts = rating.allowedActions.filter((act): act is Act => act !== 'rerate')
  if (acts.length === 0) return null
  const Dialog = open && DIALOGS[open]
  const calls = acts.includes('contact') || acts.includes('verify')
  return (
    <div className="row row--wrap rating-acts">
      {acts.map((act) => (
        <Button key={act} type={act === 'appeal' ? 'default' : 'primary'} onClick={() => setOpen(act)}>
          {RECTIFICATION_ACTIONS[act]}
        </Button>
      ))}
      {calls && <PhoneButton rating={rating} />}
      {Dialog && <Dialog rating={rating} onClose={() => setOpen(null)} />}
    </div>
  )
}
