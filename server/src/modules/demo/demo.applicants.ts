import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import { creditCodeProblem, idNumberProblem } from '@mingdu/shared/kernel/identity'
import { plainDate } from '@mingdu/shared/kernel/plain-date'

/** A region code that no place has, so that no number belongs to anybody. */
const NOWHERE = '990101'
const TODAY = plainDate('2026-01-01')
const NAMES = '甲乙丙丁戊己庚辛壬癸'

/** Applicants of the demonstration, named by role, with numbers that pass their checks and belong to nobody. */
export function demoPerson(i: number): ApplicantInput {
  return {
    kind: 'person',
    name: `演示申请人${NAMES[i % NAMES.length] ?? ''}`,
    idNumber: demoIdNumber(i),
    phone: demoPhone(i),
    address: `演示区演示路${i + 1}号`,
    agent: null,
  }
}

export function demoEnterprise(i: number): ApplicantInput {
  return {
    kind: 'enterprise',
    name: `演示企业${NAMES[i % NAMES.length] ?? ''}有限公司`,
    idNumber: demoCreditCode(i),
    phone: demoPhone(40 + i),
    address: `演示区开发路${i + 1}号`,
    agent: null,
  }
}

export function demoIdNumber(i: number): string {
  const stem = `${NOWHERE}19${String(60 + (i % 40))}0${String(1 + (i % 9))}1${String(i % 10)}${String(100 + i)}`
  return withCheck(stem, '0123456789X', (text) => idNumberProblem(text, TODAY))
}

export function demoCreditCode(i: number): string {
  return withCheck(
    `91${NOWHERE}MA0000${String(100 + i)}`,
    '0123456789ABCDEFGHJKLMNPQRTUWXY',
    creditCodeProblem,
  )
}

/** Of a range that is not given out. */
function demoPhone(i: number): string {
  return `1380000${String(1000 + i)}`
}

function withCheck(stem: string, alphabet: string, problem: (text: string) => string | null): string {
  const last = [...alphabet].find((char) => problem(stem + char) === null)
  if (last === undefined) throw new Error(`demo: ${stem} cannot be completed`)
  return stem + last
}
