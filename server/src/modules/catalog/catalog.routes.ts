import { catalogApi } from '@mingdu/shared/catalog/catalog.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { guidesByTheme } from '../guides/guides.service'
import { allOrgs } from '../orgs/orgs.service'
import { catalogSettings, changeSettings, forgetCatalog, nextCode } from './catalog.service'

/** 清单设置, and the themes by which the public finds guides. */
export const catalogRoutes: readonly Route[] = [
  readRoute(catalogApi.settings, () => catalogSettings()),
  writeRoute(catalogApi.change, async ({ body, actor, time }, tx) => {
    const result = await changeSettings(body, actor, time, tx)
    const subject = { kind: 'catalog', id: String(result.version), name: `清单设置第 ${result.version} 版` }
    return { result, subject, afterCommit: forgetCatalog }
  }),
  readRoute(catalogApi.nextCode, async ({ query, actor, time }) => ({
    code: await nextCode({ type: query.type, orgId: actor.orgId, time }),
  })),
  readRoute(catalogApi.themes, async () => {
    const [{ themes }, guides] = await Promise.all([catalogSettings(), guidesByTheme()])
    const region = (await allOrgs()).find(({ kind }) => kind === 'region')?.name ?? ''
    return { region, items: themes.map((theme) => ({ ...theme, guides: guides.get(theme.key) ?? 0 })) }
  }),
]
