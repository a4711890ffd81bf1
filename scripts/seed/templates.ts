import { templateDuties, type TemplateDuty } from '../../server/src/modules/demo/duty-templates'

/** The size of a real city's list: powers, and duties in all. */
export const POWERS_TOTAL = 45_031
export const DUTIES_TOTAL = 343_445

const LAST_STAGE = '其他'
/** Templates that name no law, and so fit every type: those of the types that have none of their own, and of services. */
const FOR_ANY = [...templateDuties(''), ...templateDuties('20')]

/** The first duties of a type by the templates of the demonstration, filled up with what every organ owes. */
export function dutiesOf(type: string, count: number): TemplateDuty[] {
  const all = new Map([...templateDuties(type), ...FOR_ANY].map((duty) => [duty.content, duty] as const))
  const taken = [...all.values()].slice(0, count)
  if (taken.length < count) throw new Error(`there are not ${count} templates for the type ${type}`)
  const isLast = ({ stage }: TemplateDuty) => stage === LAST_STAGE
  return [...taken.filter((duty) => !isLast(duty)), ...taken.filter(isLast)]
}
