import { noticesApi } from '@mingdu/shared/matters/notices.api'
import { readRoute, type Route } from '../../http/routes'
import { pageAddress, pageCode } from '../../page-code'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { officePhone } from '../accounts/accounts.service'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { findMatter } from './matters.repo'
import { listNoticed, noticedByRegion } from './notices.repo'
import { noticedMatter, noticeRows, noticeView } from './notices.service'

/** 销号公示, for everybody; and for the office the way to send it on. */
export function noticesRoutes(parts: Parts): readonly Route[] {
  return [
    readRoute(noticesApi.list, async ({ query: { regionId, ...query }, time }) => {
      const regionIds = regionId === undefined ? null : await subtreeIds(regionId)
      const today = time.today()
      const page = await listNoticed({ ...query, regionIds, today })
      return { ...page, items: await noticeRows(page.items, today) }
    }),
    readRoute(noticesApi.regions, async ({ time }) => {
      const counts = await noticedByRegion(time.today())
      const orgs = await orgsById(counts.map(({ regionId }) => regionId))
      const items = counts.map(({ regionId, n }) => ({
        ...{ id: regionId, name: orgs.get(regionId)?.name ?? '', n },
      }))
      return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh')) }
    }),
    readRoute(noticesApi.get, async ({ params, time }) => {
      const today = time.today()
      return noticeView(await noticedMatter(params.id, today), today)
    }),
    readRoute(noticesApi.qr, async ({ params, query, time }) => {
      await noticedMatter(params.id, time.today())
      return pageCode('notice', params.id, query.for, parts)
    }),
    readRoute(noticesApi.link, async ({ params, scope }) => {
      const { supervisor } = found(await findMatter(scope, params.id))
      const url = pageAddress(parts.config.PUBLIC_URL, 'notice', params.id)
      return { url, phone: await officePhone(supervisor.id) }
    }),
  ]
}
