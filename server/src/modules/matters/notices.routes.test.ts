import type { Page } from '@mingdu/shared/kernel/page'
import type { Notice, NoticeRow } from '@mingdu/shared/matters/notices.api'
import { Types } from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { act, givenClosing, givenDesk, type Desk } from './matters.factory'
import { MatterModel } from './matters.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const list = async (query = '') => (await app.call<Page<NoticeRow>>('GET', `/public/notices${query}`)).data
const read = (id: string) => app.call<Notice>('GET', `/public/notices/${id}`)
const noticed = (desk: Desk) => givenClosing(app, desk, 'approve-close', { outcome: 'notice' })

it('says what was achieved, until when and where to object, and no number of a person, no name, no step', async () => {
  const desk = await givenDesk()
  await AccountModel.updateOne({ _id: desk.supervisor.id }, { officePhone: '0550-3038001' })
  const { id, no } = await noticed(desk)
  const conclusion = '2026-11-08 前清理42处，联系人 139 0013 8000，身份证341103199001011234'
  await MatterModel.updateOne({ _id: id }, { conclusion })
  const row = {
    ...{ id, no, title: '河道“四乱”问题整改清零', leadOrg: '区水务局' },
    region: { id: desk.region.id, name: '演示区' },
    ...{ from: '2026-11-09', until: '2026-11-16', daysLeft: 7 },
  }
  expect(await list()).toEqual({ items: [row], nextCursor: null, total: 1 })
  expect((await read(id)).data).toEqual({
    ...row,
    result: '2026-11-08 前清理42处，联系人 ****，身份证****',
    ...{ office: '区督查室', phone: '0550-3038001' },
  })
  const link = (token?: string) =>
    app.call<{ url: string; phone: string }>('GET', `/matters/${id}/notice-link`, { token })
  expect((await link(desk.colleague.token)).data).toEqual({
    url: `${parts.config.PUBLIC_URL}/#/features/notices/detail/index?id=${id}`,
    phone: '0550-3038001',
  })
  expect((await link()).status).toBe(401)
  const qr = await app.call('GET', `/public/notices/${id}/qr.png`)
  expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/png'])
})

it('is there on its days alone, and not once the matter went back to work', async () => {
  const desk = await givenDesk()
  const verified = await givenClosing(app, desk, 'verify-close')
  const seen = async (): Promise<[number, number]> => [(await list()).total, (await read(verified.id)).status]
  expect(await seen()).toEqual([0, 404])
  const waiting = await act(app, desk.chief, verified, 'approve-close', {
    outcome: 'notice',
    note: '同意公示',
  })
  expect(await seen()).toEqual([1, 200])
  parts.time.set('2026-11-16T15:59:00.000Z')
  expect((await list()).items[0]?.daysLeft).toBe(0)
  parts.time.set('2026-11-16T16:00:00.000Z')
  expect(await seen()).toEqual([0, 404])
  expect((await app.call('GET', `/public/notices/${verified.id}/qr.png`)).status).toBe(404)
  parts.time.set(START)
  await act(app, desk.colleague, waiting, 'send-back', { note: '有群众提出异议' })
  expect(await seen()).toEqual([0, 404])
})

it('is read by region, page by page', async () => {
  const here = await givenDesk()
  const there = await givenOrg({ name: '邻区', kind: 'region' })
  const one = await noticed(here)
  const other = await givenCopyIn(there.id, one.id)
  const first = await list('?limit=1')
  expect([first.total, first.items[0]?.id]).toEqual([2, other])
  expect((await list(`?limit=1&cursor=${first.nextCursor}`)).items[0]?.id).toBe(one.id)
  expect((await list(`?regionId=${here.region.id}`)).items.map(({ id }) => id)).toEqual([one.id])
  expect((await list(`?regionId=${here.water.id}`)).total).toBe(0)
  const regions = await app.call<{ items: { id: string; n: number }[] }>('GET', '/public/notices/regions')
  expect(new Map(regions.data.items.map(({ id, n }) => [id, n]))).toEqual(
    new Map([
      [here.region.id, 1],
      [there.id, 1],
    ]),
  )
  const bad = await app.call('GET', '/public/notices?regionId=x')
  expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'query.regionId'])
  const { token } = here.supervisor
  expect((await app.call('GET', `/matters/${other}/notice-link`, { token })).status).toBe(404)
})

/** The same matter in another region. */
async function givenCopyIn(regionId: string, id: string): Promise<string> {
  const { _id: _own, ...doc } = (await MatterModel.findById(id).lean())!
  const copy = new Types.ObjectId()
  await MatterModel.collection.insertOne({ ...doc, _id: copy, no: `${doc.no}邻`, regionId } as never)
  return String(copy)
}
