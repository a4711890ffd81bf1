import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { useCallback, useRef, useState } from 'react'

const UNDO_STEPS = 100

interface Past {
  past: readonly FlowChart[]
  future: readonly FlowChart[]
  /** What is being typed or moved: its letters and pixels are one step back, not one each. */
  going: string | null
}

/** The way back and forth of a chart; a chart that comes from outside is a step one can undo, too. */
export function useFlowHistory(value: FlowChart, onChange: (chart: FlowChart) => void) {
  const [steps, setSteps] = useState<Past>({ past: [], future: [], going: null })
  const now = useRef(value)
  if (now.current !== value) {
    const before = now.current
    now.current = value
    setSteps((old) => ({ past: grown(old.past, before), future: [], going: null }))
  }

  const put = useCallback(
    (chart: FlowChart, next: Past) => {
      now.current = chart
      setSteps(next)
      onChange(chart)
    },
    [onChange],
  )
  return {
    chart: value,
    apply: (change: (chart: FlowChart) => FlowChart, going: string | null = null) => {
      const before = now.current
      const chart = change(before)
      if (chart === before) return
      const goesOn = going !== null && going === steps.going
      put(chart, { past: goesOn ? steps.past : grown(steps.past, before), future: [], going })
    },
    undo: () => {
      const chart = steps.past.at(-1)
      if (!chart) return
      put(chart, { past: steps.past.slice(0, -1), future: [now.current, ...steps.future], going: null })
    },
    redo: () => {
      const chart = steps.future[0]
      if (!chart) return
      put(chart, { past: grown(steps.past, now.current), future: steps.future.slice(1), going: null })
    },
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
  }
}

export type FlowHistory = ReturnType<typeof useFlowHistory>

function grown(past: readonly FlowChart[], before: FlowChart): readonly FlowChart[] {
  return [...past.slice(1 - UNDO_STEPS), before]
}
