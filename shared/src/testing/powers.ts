import type { PowerContent } from '../powers/powers.schema'

/** For tests: a power that says no more than it must. */
export function blankContent(change: Partial<PowerContent> = {}): PowerContent {
  return {
    code: '0110045100',
    baseCode: '',
    itemCode: '',
    mainName: '',
    name: '城镇污水排入排水管网许可',
    subItems: [],
    type: '01',
    orgId: 'a'.repeat(24),
    orgCode: '',
    regionCode: '',
    office: '',
    level: '4',
    source: '1',
    bases: [],
    legalDays: 20,
    promisedDays: 10,
    duties: [],
    accountabilities: [],
    penalties: [],
    norms: '',
    materials: [],
    outerFlow: null,
    innerFlow: null,
    supervision: '',
    remedies: '',
    extra: {},
    ...change,
  }
}
