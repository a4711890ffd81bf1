import { idNumberProblem } from '@mingdu/shared/kernel/identity'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'

export interface IdentityProblems {
  name?: string
  idNumber?: string
}

/** What is wrong with what was typed, before anybody is asked. */
export function checkIdentity(
  { name, idNumber }: { name: string; idNumber: string },
  today: PlainDate,
): IdentityProblems {
  const number = idNumberProblem(idNumber, today)
  return {
    ...(name.trim().length < 2 ? { name: '请写身份证上的姓名' } : {}),
    ...(number === null ? {} : { idNumber: number }),
  }
}
