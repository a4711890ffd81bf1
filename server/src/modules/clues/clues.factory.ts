import type { Clue } from '@mingdu/shared/clues/clues.schema'
import type { TestApp, TestParts } from '../../testing/app'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenCitizen } from '../citizens/citizens.factory'
import type { OrgNode } from '../orgs/orgs.service'

export const CLUE_TEXT = '河道里倾倒建筑垃圾两个月没人管，打了电话也不来'
export const PIN = '482913'

export interface ClueDesk {
  water: OrgNode
  forest: OrgNode
  supervisor: GivenPerson
  chief: GivenPerson
  waterHead: GivenPerson
  forestHead: GivenPerson
  caller: GivenPerson
  auditor: GivenPerson
  citizen: { id: string; token: string }
}

/** A region with 督查 and two departments, and a citizen who proved who they are. */
export async function givenClueDesk(app: TestApp, parts: TestParts): Promise<ClueDesk> {
  const { region, water, forest } = await givenDistrict()
  const office = await givenOrg({ name: '区督查室', kind: 'office', parentId: region.id })
  const hall = await givenOrg({ name: '区政务中心', parentId: region.id })
  return {
    water,
    forest,
    supervisor: await givenPerson(office.id, ['supervisor'], { name: '督查员' }),
    chief: await givenPerson(office.id, ['supervisionHead'], { name: '督查室主任' }),
    waterHead: await givenPerson(water.id, ['head'], { name: '水务负责人' }),
    forestHead: await givenPerson(forest.id, ['head'], { name: '林业负责人' }),
    caller: await givenPerson(hall.id, ['callback'], { name: '回访员' }),
    auditor: await givenPerson(water.id, ['auditAdmin'], { name: '审计员' }),
    citizen: await givenCitizen(app, parts),
  }
}

/** What a sender says, about 水务局 unless said otherwise. */
export function clueBody(desk: Pick<ClueDesk, 'water'>, change: object = {}) {
  return { kind: 'conduct', text: CLUE_TEXT, concernedOrgIds: [desk.water.id], classified: false, ...change }
}

/** What 研判 says, about 水务局 unless said otherwise. */
export function triageBody(desk: Pick<ClueDesk, 'water'>, change: object = {}) {
  return {
    ...{ kind: 'conduct', priority: 'normal', keywords: ['河道'], publicText: null },
    ...{ concernedOrgIds: [desk.water.id], concernedAccountIds: [], ...change },
  }
}

export function clueCalls(app: TestApp) {
  return {
    one: (by: GivenPerson, id: string) => app.call<Clue>('GET', `/clues/${id}`, { token: by.token }),
    list: async (by: GivenPerson, query = '') =>
      (await app.call<{ items: Clue[]; total: number }>('GET', `/clues${query}`, { token: by.token })).data,
    act: (
      by: GivenPerson,
      clue: Pick<Clue, 'id' | 'version'>,
      path: string,
      body: object = {},
      key?: string,
    ) =>
      app.call<Clue>(path === 'triage' ? 'PUT' : 'POST', `/clues/${clue.id}/${path}`, {
        token: by.token,
        body: { version: clue.version, ...body },
        ...(key ? { key } : {}),
      }),
  }
}

/** A clue on its way: each step is taken by somebody who may take it, and answers the clue as that person reads it. */
export function cluePlay(app: TestApp, desk: ClueDesk) {
  const { act, list } = clueCalls(app)
  const newest = async (by: GivenPerson) => (await list(by)).items[0] as Clue
  const sealed = async (change: object = {}) => {
    const body = clueBody(desk, { identity: 'sealed', ...change })
    await app.call('POST', '/citizen/clues', { token: desk.citizen.token, body })
    return newest(desk.supervisor)
  }
  const anonymous = async (change: object = {}) => {
    await app.call('POST', '/public/clues', { body: clueBody(desk, { pin: PIN, ...change }) })
    return newest(desk.supervisor)
  }
  const dispatched = async (received?: Pick<Clue, 'id' | 'version'>) => {
    const clue = received ?? (await sealed())
    return (await act(desk.supervisor, clue, 'dispatch', { orgId: desk.forest.id })).data
  }
  const inHand = async () => (await act(desk.forestHead, await dispatched(), 'signature')).data
  const givenBack = async () =>
    (await act(desk.forestHead, await dispatched(), 'return', { reason: '不是我们的职责' })).data
  const answered = async () =>
    (await act(desk.forestHead, await inHand(), 'answer', { text: '已经清运，落实专人巡查' })).data
  const closed = async () =>
    (
      await act(desk.caller, await answered(), 'call-back', {
        ...{ reached: true, resolution: 'solved', note: '电话回访，已清走' },
      })
    ).data
  const asked = async () =>
    (await act(desk.supervisor, await sealed(), 'openings', { reason: '需要当面核实证据' })).data
  const opened = async () =>
    (await act(desk.chief, await asked(), 'opening-decision', { approve: true })).data
  return { sealed, anonymous, dispatched, inHand, givenBack, answered, closed, asked, opened }
}
