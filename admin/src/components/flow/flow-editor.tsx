import { lazy, Suspense } from 'react'
import { SkeletonLines } from '../states'
import type { FlowEditorProps } from './flow-workbench'

const Workbench = lazy(() => import('./flow-workbench').then((m) => ({ default: m.FlowWorkbench })))

/** Draws a flow chart by drag or by keyboard. What it is drawn with is loaded when the editor is first shown. */
export function FlowEditor(props: FlowEditorProps) {
  return (
    <Suspense fallback={<SkeletonLines lines={8} />}>
      <Workbench {...props} />
    </Suspense>
  )
}
