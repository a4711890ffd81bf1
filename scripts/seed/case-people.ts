import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import { idNumberProblem } from '@mingdu/shared/kernel/identity'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { phoneEndMac, sealedApplicant } from '../../server/src/modules/cases/cases.receive'
import type { CaseDoc } from '../../server/src/modules/cases/cases.repo'
import type { SealBox } from '../../server/src/seal-box'
import type { Random } from './random'

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高']
const GIVEN = [...'明华强芳丽军敏静伟磊洋艳勇杰娟涛超霞平刚']
const STREETS = ['演示路', '示范街', '样例大道', '演示东路']
const POOL = 5000

export type Applicant = (no: string) => CaseDoc['applicant']

/** People who do not exist; each comes back with several cases. Sealed once, as sealing 200,000 would take a minute. */
export function applicants(
  random: Random,
  { box, today, cases }: { box: SealBox; today: PlainDate; cases: number },
): Applicant[] {
  return Array.from({ length: Math.min(POOL, cases) }, () => {
    const input = person(random, today)
    const sealed = sealedApplicant(input, '', box, today)
    const end = input.phone.slice(-4)
    return (no) => ({ ...sealed, phoneEndMac: phoneEndMac(no, end, box) })
  })
}

function person(random: Random, today: PlainDate): ApplicantInput {
  const given = random.chance(0.7) ? `${random.pick(GIVEN)}${random.pick(GIVEN)}` : random.pick(GIVEN)
  return {
    kind: 'person',
    name: `${random.pick(SURNAMES)}${given}`,
    idNumber: idNumber(random, today),
    phone: `1380000${String(random.below(10_000)).padStart(4, '0')}`,
    address: `演示区${random.pick(STREETS)} ${random.between(1, 300)} 号`,
    agent: null,
  }
}

/** A number of a place that does not exist, with the check digit that fits. */
function idNumber(random: Random, today: PlainDate): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const born = `${random.between(1950, 2004)}${two(random.between(1, 12))}${two(random.between(1, 28))}`
  const first17 = `110100${born}${String(random.between(1, 999)).padStart(3, '0')}`
  const check = [...'0123456789X'].find((digit) => idNumberProblem(first17 + digit, today) === null)
  return first17 + (check ?? '')
}
