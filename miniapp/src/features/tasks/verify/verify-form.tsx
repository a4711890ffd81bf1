import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ApiError } from '../../../api/api-error'
import { savedText } from '../../../components/draft/saved-text'
import { Refusal } from '../../../components/notice/refusal'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Button } from '../../../components/tap/button'
import { MilestoneTicks } from '../milestones'
import { Claim } from './claim'
import { DecisionSheet } from './decision-sheet'
import { useVerify } from './use-verify'
import { VerifyFields } from './verify-fields'
import type { VerifyAct } from './verify-queue'

interface VerifyFormProps {
  task: Task
  report: Report
  account: string
  today: string | null
  /** What the server said to the last try. */
  refusal: ApiError | null
  onQueued: (key: string) => void
}

const VERIFY_PHOTOS_MOST = 9

/** The decision: how it was verified, how much of it stands, and in what words; kept on the phone until it was sent. */
export function VerifyForm(props: VerifyFormProps) {
  const { task, report, today, refusal } = props
  const form = useVerify(props)
  const { scale, filled, counts, problems, locating, full, change, check, decide } = form
  const [asking, setAsking] = useState<VerifyAct | null>(null)
  const ask = (act: VerifyAct) => {
    if (act === 'askMore' && filled.until === null && today !== null)
      change({ until: addDays(plainDate(today), 3) })
    setAsking(check(act) ? act : null)
  }
  const amount = `${filled.verified}${scale.unit === '%' ? '' : ' '}${scale.unit}`
  return (
    <>
      <Claim task={task} report={report} today={today} />
      {refusal && <Refusal className="verify-refusal" error={refusal} today={today} />}
      {counts && (
        <MilestoneTicks
          label="核实了哪些节点"
          milestones={task.milestones}
          among={report.milestones}
          value={filled.milestones}
          error={problems.verified ?? null}
          onChange={(milestones) => change({ milestones })}
        />
      )}
      <VerifyFields {...form} />
      <PhotoField
        label="核验照片（可不拍）"
        hint="现场拍照会记下时间和地点。"
        most={VERIFY_PHOTOS_MOST}
        photos={filled.photos}
        error={null}
        camera
        onChange={(next) => change((now) => ({ photos: next(now.photos) }))}
      />
      <View className="verify-acts">
        <View className="verify-saved">
          {locating ? '正在记下核验地点，请稍候。' : savedText(filled.savedAt, full)}
        </View>
        <Button
          className="verify-accept"
          text={`核实 ${amount}`}
          busy={locating}
          onTap={() => ask('accept')}
        />
        <Button
          className="verify-more"
          kind="plain"
          text="要求补充"
          disabled={locating}
          onTap={() => ask('askMore')}
        />
        <Button
          className="verify-return"
          kind="danger"
          text="退回整改"
          disabled={locating}
          onTap={() => ask('return')}
        />
      </View>
      {asking && (
        <DecisionSheet
          act={asking}
          amount={amount}
          completes={filled.verified >= scale.target}
          today={today}
          until={filled.until}
          onUntil={(until) => change({ until })}
          onYes={() => {
            setAsking(null)
            decide(asking)
          }}
          onNo={() => setAsking(null)}
        />
      )}
    </>
  )
}
