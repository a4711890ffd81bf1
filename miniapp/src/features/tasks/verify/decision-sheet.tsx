import { View } from '@tarojs/components'
import { addDays, formatDateZh, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Choices } from '../../../components/field/choices'
import { Sheet } from '../../../components/sheet/sheet'
import type { VerifyAct } from './verify-queue'

interface DecisionSheetProps {
  act: VerifyAct
  /** `34 处`, as it will stand. */
  amount: string
  /** The verified amount reaches the target. */
  completes: boolean
  today: string | null
  until: string | null
  onUntil: (until: string) => void
  onYes: () => void
  onNo: () => void
}

/** Both decisions are told to others at once: asked before. */
export function DecisionSheet(props: DecisionSheetProps) {
  const { act, amount, completes, today, until, onUntil, onYes, onNo } = props
  if (act === 'askMore' && today !== null) {
    const days = untilChoices(plainDate(today))
    return (
      <Sheet title="要求补充？" yes="确认要求补充" onYes={onYes} onNo={onNo}>
        <View>意见就是要补充的内容。补充后再核验，任务的时限照走。补充期限：</View>
        <Choices className="until" label="补充期限" options={days} value={until} onChange={onUntil} />
      </Sheet>
    )
  }
  if (act === 'return') {
    return (
      <Sheet title="退回这次进展？" yes="确认退回" danger onYes={onYes} onNo={onNo}>
        退回后任务回到“在办”，时限照常计算，并通知承办人。
      </Sheet>
    )
  }
  return (
    <Sheet title={`核实 ${amount}？`} yes="确认核实" onYes={onYes} onNo={onNo}>
      {completes ? '核实达到目标，任务随即办结。' : '核实后计入进度，并通知承办人。'}
    </Sheet>
  )
}

/** Days by which more may be asked for: tomorrow, in three days, in a week. */
export function untilChoices(today: PlainDate): Record<string, string> {
  return Object.fromEntries([1, 3, 7].map((n) => [addDays(today, n), formatDateZh(addDays(today, n))]))
}
