import { labelName } from '@mingdu/shared/safety/safety.rules'
import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import type { CheckDoc } from './safety.repo'

/** A check as its reviewers see it. */
export function checkView(check: CheckDoc): SafetyCheck {
  const { suggestion, decided } = check
  return {
    id: String(check._id),
    version: check.version,
    kind: check.kind,
    subject: { kind: check.subjectKind, id: check.subjectId, name: check.subjectName },
    text: check.text ?? null,
    fileId: check.fileId ?? null,
    state: check.state,
    suggestion: suggestion && { ...suggestion, labelName: labelName(suggestion.label) },
    reason: check.reason ?? null,
    createdAt: check.createdAt.toISOString(),
    decided: decided && { ...decided, at: decided.at.toISOString() },
  }
}
