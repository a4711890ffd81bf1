import { Sheet } from '../../../components/sheet/sheet'
import type { Decision } from './use-verify'

interface DecisionSheetProps {
  act: Decision['act']
  /** `34 处`, as it will stand. */
  amount: string
  /** The verified amount reaches the target. */
  completes: boolean
  onYes: () => void
  onNo: () => void
}

/** Both decisions are told to others at once: asked before. */
export function DecisionSheet({ act, amount, completes, onYes, onNo }: DecisionSheetProps) {
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
