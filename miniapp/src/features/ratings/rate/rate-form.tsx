import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import { OWN_DOORS } from '@mingdu/shared/ratings/ratings.states'
import { useState } from 'react'
import { Sheet } from '../../../components/sheet/sheet'
import { RatingForm } from '../rating-form'
import { useRating } from '../use-rating'

interface RateFormProps {
  token: string
  kind: 'first' | 'change' | 'again'
  opened: RatingInvitation
  onDone: (opened: RatingInvitation) => void
}

const WORDS = {
  first: { title: '这次办得怎么样', submit: '提交评价' },
  change: { title: '改成怎么样', submit: '提交修改' },
  again: { title: '整改后，您觉得怎么样', submit: '再次评价' },
} as const

/** The form for one of the three; what can be done only once is asked about before. */
export function RateForm({ token, kind, opened, onDone }: RateFormProps) {
  const { draft, setDraft, problem, error, busy, submit } = useRating(token, kind === 'again', onDone)
  const [asking, setAsking] = useState(false)
  const { title, submit: word } = WORDS[kind]
  const onSubmit = () => (kind === 'first' || draft.level === null ? submit() : setAsking(true))
  return (
    <>
      <RatingForm
        {...{ title, submit: word, draft, problem, error, busy, onSubmit }}
        onChange={setDraft}
        facts={factsOf(kind, opened)}
      />
      {asking && (
        <Sheet
          title={`${word}？`}
          yes={word}
          busy={busy}
          onYes={() => {
            setAsking(false)
            submit()
          }}
          onNo={() => setAsking(false)}
        >
          只能{kind === 'change' ? '改' : '再评'}一次，提交后不能再改。
        </Sheet>
      )}
    </>
  )
}

function factsOf(kind: RateFormProps['kind'], { limits, door }: RatingInvitation): string[] {
  if (kind === 'again') return ['经办人看不到是谁评的。', '原来的差评照样计入统计，这次评价记在它旁边。']
  const own = OWN_DOORS[door]
  const change = kind === 'change' ? '这是唯一一次修改。' : `${limits.changeDays} 天内可以改一次。`
  return [
    '经办人看不到是谁评的。',
    own ? change : `${limits.changeDays} 天内可以凭办件编号改一次。`,
    `选“不满意”的，${limits.contactWorkdays} 个工作日内由别的单位联系您。`,
  ]
}
