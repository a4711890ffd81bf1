import { caseFiguresApi } from '@mingdu/shared/cases/figures.api'
import { figuresSheet } from '@mingdu/shared/cases/figures.sheet'
import { dateInShanghai, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { orgIdsOf, orgsById, subtreeIds } from '../orgs/orgs.service'
import { plainWorkbook } from '../sheets/sheets.service'
import { declareCases, declaredView, type DeclaredDoc } from './declared'
import { declaredIn } from './declared.repo'
import { readCaseFigures } from './figures.read'

/** 办件统计, from the sums that the worker keeps. */
export function caseFiguresRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(caseFiguresApi.read, ({ query, scope, time }) => readCaseFigures(query, scope, time)),
    readRoute(caseFiguresApi.sheet, async ({ query, scope, actor, time }) => {
      const figures = await readCaseFigures(query, scope, time)
      const { from, through } = figures.total.period
      const at = `${dateInShanghai(time.now())} ${shanghaiTime(time.now())}`
      const rows = figuresSheet(figures, { name: actor.name, org: actor.orgName, at })
      return plainWorkbook(`办件统计 ${from} 至 ${through}.xlsx`, { name: '办件统计', rows })
    }),
    readRoute(caseFiguresApi.declared, async ({ query, scope }) => {
      const within = await orgIdsOf(scope)
      const asked = query.orgId === undefined ? null : await subtreeIds(query.orgId)
      const reached = asked === null ? within : asked.filter((id) => within === null || within.includes(id))
      const docs = await declaredIn([query.month], reached)
      return { items: await Promise.all(docs.map(view)) }
    }),
    writeRoute(caseFiguresApi.declare, async ({ body, scope, actor, time }, tx) => {
      const doc = await declareCases(body, { scope, actor, time }, tx)
      const result = await view(doc)
      return {
        result,
        subject: { kind: 'caseDeclared', id: String(doc._id), name: `${result.org.name} ${doc.month}` },
        digests: [digestOf(result)],
        note: `${doc.total} 件`,
      }
    }),
  ]
}

async function view(doc: DeclaredDoc) {
  return declaredView(doc, (await orgsById([doc.orgId])).get(doc.orgId)?.name ?? '')
}
