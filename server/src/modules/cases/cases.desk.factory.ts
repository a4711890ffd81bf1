import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { TestApp } from '../../testing/app'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'

/** A valid number of a person who does not exist. */
const ID_NUMBER = '11010519491231002X'

/** For tests: the desks of a unit with one published guide, another unit beside it, and a bare third one. */
export async function givenCaseDesk(app: TestApp) {
  const { region, water, forest } = await givenDistrict()
  const bare = await givenOrg({ name: '区档案馆', parentId: region.id })
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(region.id, ['catalog'])
  const guide = await givenGuide(app, { editor, catalog }, power.id)
  const people = {
    head: await givenPerson(water.id, ['head'], { name: '局长一' }),
    window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
    reviewer: await givenPerson(water.id, ['reviewer'], { name: '审查一', employeeNo: 'SC-1' }),
    second: await givenPerson(water.id, ['reviewer'], { name: '审查二', employeeNo: 'SC-2' }),
    decider: await givenPerson(water.id, ['decider'], { name: '决定一' }),
    other: await givenPerson(forest.id, ['reviewer'], { name: '林业审查' }),
    otherTwo: await givenPerson(forest.id, ['reviewer', 'head', 'window'], { name: '林业审查二' }),
    leader: await givenPerson(region.id, ['leader'], { name: '领导一' }),
  }
  const act = (who: GivenPerson | null, path: string, body: object = {}, key?: string) =>
    app.call<Case>('POST', path, {
      ...(who ? { token: who.token } : {}),
      ...(key === undefined ? {} : { key }),
      body,
    })
  /** Acts and expects to be let. */
  const done = async (
    who: GivenPerson,
    one: Pick<Case, 'id' | 'version'>,
    name: string,
    body: object = {},
  ) => {
    const answer = await act(who, `/cases/${one.id}/${name}`, { version: one.version, ...body })
    expect([name, answer.status, answer.error ?? null]).toEqual([name, 200, null])
    return answer.data
  }
  const received = async () => {
    const applicant = { kind: 'person', name: '张小明', idNumber: ID_NUMBER, phone: '13800138000' }
    const materials = ['form', 'shop'].map((key) => ({ key, given: 'paper' }))
    const body = { guideId: guide.id, answers: { who: 'shop' }, applicant, materials }
    return (await act(people.window, '/cases', body)).data
  }
  const accepted = async () => done(people.window, await received(), 'accept')
  const reviewing = async () => done(people.reviewer, await accepted(), 'startReview')
  const read = async (id: string, who = people.window) =>
    (await app.call<Case>('GET', `/cases/${id}`, { token: who.token })).data
  return {
    region,
    water,
    forest,
    bare,
    guideId: guide.id,
    people,
    act,
    done,
    received,
    accepted,
    reviewing,
    read,
  }
}
export type CaseDesk = Awaited<ReturnType<typeof givenCaseDesk>>

/** The code of a refusal. */
export function codeOf(answer: { error: { code: string } | undefined }): string | undefined {
  return answer.error?.code
}
