import { formatTrackingNo, normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import { useState } from 'react'
import { useTracked } from '../../../api/use-tracked'
import { useParams } from '../../../platform/params'
import { trackingNoOfScene } from '../../../platform/scene'
import { keepNo, rememberedNo } from './remembered'

/** What is asked before a 跟踪卡 is shown; a number that came with the address or a code is not asked again. */
export function useTrackForm() {
  const given = useGivenNo()
  const kept = useState(rememberedNo)[0]
  const [no, setNo] = useState(formatTrackingNo(given || (kept ?? '')))
  const [asksNo, setAsksNo] = useState(given === '')
  const [phoneEnd, setPhoneEnd] = useState('')
  const [keep, setKeep] = useState(kept !== null)
  const [sent, setSent] = useState(false)
  const { ask, forget, ...tracked } = useTracked()
  const complete = normalTrackingNo(no).length >= 12
  const noProblem = sent || complete ? trackingNoProblem(no) : null
  const endProblem = sent && !/^\d{4}$/.test(phoneEnd) ? '请填手机号后四位，4 个数字' : null

  const submit = async () => {
    setSent(true)
    if (trackingNoProblem(no) !== null || !/^\d{4}$/.test(phoneEnd)) return
    if (!(await ask(no, phoneEnd))) return
    keepNo(keep ? normalTrackingNo(no) : null)
    setPhoneEnd('')
    setSent(false)
  }
  return {
    ...tracked,
    ...{ no, asksNo, phoneEnd, keep, noProblem, endProblem, setKeep },
    typeNo: (text: string) => setNo(trackingNoProblem(text) === null ? formatTrackingNo(text) : text),
    typeEnd: (text: string) => setPhoneEnd(text.normalize('NFKC').replace(/\D/g, '').slice(0, 4)),
    submit: () => void submit(),
    /** Another number; that of the address no longer counts. */
    another: () => {
      forget()
      setAsksNo(true)
      setNo(formatTrackingNo(rememberedNo() ?? ''))
      setPhoneEnd('')
      setSent(false)
    },
  }
}

export type TrackForm = ReturnType<typeof useTrackForm>

/** `?no=`, `?id=` of a printed code, or the scene of WeChat's; '' when it is no 办件编号. */
function useGivenNo(): string {
  const { no, id, scene } = useParams()
  const given = normalTrackingNo(no ?? id ?? trackingNoOfScene(scene))
  return trackingNoProblem(given) === null ? given : ''
}
