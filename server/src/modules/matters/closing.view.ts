import type { Closing } from '@mingdu/shared/matters/closing.schema'
import { pick, type Files } from '../tasks/viewing.service'
import type { ClosingDoc, StepDoc } from './matters.model'

export function closingFileIds(closing: ClosingDoc | null | undefined): string[] {
  if (!closing) return []
  const { applied, reviewed, verified, approved, closed } = closing
  return [applied, reviewed, verified, approved, closed].flatMap((step) => step?.fileIds ?? [])
}

export function closingView(closing: ClosingDoc | null | undefined, files: Files): Closing | null {
  if (!closing) return null
  const { applied, reviewed, verified, approved, notice, closed } = closing
  return {
    applied: stepView(applied, files),
    reviewed: reviewed && stepView(reviewed, files),
    verified: verified && { ...stepView(verified, files), method: verified.method },
    approved: approved && { ...stepView(approved, files), outcome: approved.outcome },
    notice,
    closed: closed && stepView(closed, files),
  }
}

function stepView({ by, at, note, fileIds }: StepDoc, files: Files) {
  return { by, at: at.toISOString(), note, files: pick(files, fileIds) }
}
