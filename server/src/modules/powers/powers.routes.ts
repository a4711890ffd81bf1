import { powersApi } from '@mingdu/shared/powers/powers.api'
import { readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { checksPage } from './powers.checks'
import { powerCode, powerFlowPicture, templateFile } from './powers.files'
import { PUBLIC, publicPage, publicPower } from './powers.public'
import { diffVersions, powersPage, powerView, showPower } from './powers.read'
import { coverage, orgCounts, powerStats } from './powers.stats'

export function powersRoutes(parts: Parts): readonly Route[] {
  return [...officeRoutes, ...publicRoutes(parts)]
}

const officeRoutes: readonly Route[] = [
  readRoute(powersApi.list, ({ scope, query, time }) => powersPage(scope, query, time.today())),
  readRoute(powersApi.orgs, async ({ scope }) => ({ items: await orgCounts(scope) })),
  readRoute(powersApi.stats, ({ scope, query, time }) =>
    powerStats(scope, { ...query, today: time.today() }),
  ),
  readRoute(powersApi.checks, ({ scope, query }) => checksPage(scope, query)),
  readRoute(powersApi.coverage, async ({ scope }) => ({ items: await coverage(scope) })),
  readRoute(powersApi.get, async ({ scope, params, query, actor, time }) =>
    powerView(await showPower(scope, params.id, query), actor, time),
  ),
  readRoute(powersApi.diff, ({ scope, params, query }) => diffVersions(scope, params.id, query)),
]

function publicRoutes(parts: Pick<Parts, 'files' | 'wechat' | 'config'>): readonly Route[] {
  return [
    readRoute(powersApi.publicList, ({ query }) => publicPage(query)),
    readRoute(powersApi.publicOrgs, async () => ({ items: await orgCounts(PUBLIC) })),
    readRoute(powersApi.publicStats, ({ time }) => powerStats(PUBLIC, { today: time.today() })),
    readRoute(powersApi.publicGet, ({ params, query, time }) => publicPower(params.id, query, time.today())),
    readRoute(powersApi.file, ({ params }) => templateFile(params, parts)),
    readRoute(powersApi.flowImage, ({ params, query }) => powerFlowPicture(params.id, query)),
    readRoute(powersApi.qr, ({ params, query }) => powerCode(params.id, query.for, parts)),
  ]
}
