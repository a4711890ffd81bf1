import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { OpenedRatings, RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import type { RatingStage } from '@mingdu/shared/ratings/ratings.states'
import type { TestApp } from '../../testing/app'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'

/** For tests: a district in which a case is handled, rated, and a 差评 seen to. */
export interface RatedDistrict {
  guideId: string
  waterId: string
  regionId: string
  people: Record<
    | 'window'
    | 'reviewer'
    | 'decider'
    | 'head'
    | 'clerkHead'
    | 'otherHead'
    | 'otherWindow'
    | 'callback'
    | 'sameCallback'
    | 'monitor'
    | 'leader',
    GivenPerson
  >
}

export async function givenRatedDistrict(app: TestApp): Promise<RatedDistrict> {
  const { region, water, forest } = await givenDistrict()
  const hall = await givenOrg({ name: '区政务服务中心', parentId: region.id })
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(region.id, ['catalog'])
  const guide = await givenGuide(app, { editor, catalog }, power.id)
  return {
    ...{ guideId: guide.id, waterId: water.id, regionId: region.id },
    people: {
      window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
      reviewer: await givenPerson(water.id, ['reviewer'], { name: '审查一' }),
      decider: await givenPerson(water.id, ['decider'], { name: '决定一' }),
      head: await givenPerson(water.id, ['head'], { name: '局长一' }),
      clerkHead: await givenPerson(water.id, ['window', 'head'], { name: '窗口兼负责人' }),
      otherHead: await givenPerson(forest.id, ['head']),
      otherWindow: await givenPerson(forest.id, ['window']),
      callback: await givenPerson(hall.id, ['callback'], { name: '回访一' }),
      sameCallback: await givenPerson(water.id, ['callback']),
      monitor: await givenPerson(hall.id, ['monitor'], { name: '监察一' }),
      leader: await givenPerson(region.id, ['leader']),
    },
  }
}

export const RATER_NAME = '张小明'
export const RATER_PHONE = '13800138000'

/** A case as far as a stage, taken in and accepted by `window`. */
export async function givenCaseAt(
  app: TestApp,
  { guideId, people }: RatedDistrict,
  stage: RatingStage | null,
  window: GivenPerson = people.window,
): Promise<Case> {
  const post = async (who: GivenPerson, at: string, body: object) => {
    const answer = await app.call<Case>('POST', at, { token: who.token, body })
    if (answer.status !== 200) throw new Error(`${at}: ${answer.error?.message ?? answer.status}`)
    return answer.data
  }
  const act = (who: GivenPerson, name: string, one: Case, body: object = {}) =>
    post(who, `/cases/${one.id}/${name}`, { version: one.version, ...body })
  const applicant = { kind: 'person', name: RATER_NAME, idNumber: '11010519491231002X', phone: RATER_PHONE }
  let one = await post(window, '/cases', {
    ...{ guideId, answers: { who: 'shop' }, applicant },
    materials: ['form', 'shop'].map((key) => ({ key, given: 'paper' })),
  })
  if (stage === null) return one
  one = await act(window, 'accept', one)
  if (stage === 'accept') return one
  one = await act(people.reviewer, 'startReview', one)
  if (stage === 'handle') return one
  one = await act(people.reviewer, 'sendUp', one, { propose: 'grant', opinion: '符合条件' })
  one = await act(people.decider, 'grant', one)
  one = await act(window, 'make', one)
  return act(window, 'deliver', one, { method: 'direct', receiver: '张小明' })
}

/** The stages of a case as the applicant opens them. */
export async function openedStages(app: TestApp, { no }: Pick<Case, 'no'>): Promise<OpenedRatings['items']> {
  const body = { no, phoneEnd: RATER_PHONE.slice(-4) }
  return (await app.call<OpenedRatings>('POST', '/public/cases/ratings', { body })).data.items
}

export async function tokenOf(app: TestApp, one: Case, stage: RatingStage): Promise<string> {
  return (await openedStages(app, one)).find((item) => item.stage === stage)?.token ?? ''
}

export function rate(app: TestApp, token: string, body: object, key?: string) {
  return app.call<RatingInvitation>('POST', `/public/ratings/invitations/${token}`, {
    body,
    ...(key ? { key } : {}),
  })
}

export function openLink(app: TestApp, token: string) {
  return app.call<RatingInvitation>('GET', `/public/ratings/invitations/${token}`)
}
