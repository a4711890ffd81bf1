import { bottlenecksApi } from '@mingdu/shared/bulletins/bottlenecks.api'
import { bulletinsApi } from '@mingdu/shared/bulletins/bulletins.api'
import { BULLETIN_ACTS, type BulletinAct } from '@mingdu/shared/bulletins/bulletins.states'
import type { Config } from '../../config'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { Actor } from '../../http/actor'
import { orgsById } from '../orgs/orgs.service'
import { bottlenecks, waitingAt } from './bottlenecks.service'
import { bulletinPaper } from './bulletins.paper'
import { listBulletins, readBulletin, type BulletinDoc } from './bulletins.repo'
import { actOnBulletin, draftBulletin, prepareAct, prepareDraft, type SomeInput } from './bulletins.service'
import { bulletinView, rowView, seesDrafts } from './bulletins.view'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 督查通报 and 专报, and the bottlenecks they tell of. */
export function bulletinsRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(bulletinsApi.list, async ({ scope, actor, query }) => {
      const page = await listBulletins({ scope, drafts: seesDrafts(actor) }, query)
      return { ...page, items: page.items.map(rowView) }
    }),
    readRoute(bulletinsApi.get, async ({ scope, actor, params }) =>
      bulletinView(found(await readBulletin({ scope, drafts: seesDrafts(actor) }, params.id)), actor),
    ),
    readRoute(bulletinsApi.paper, async ({ scope, actor, params, query }) => {
      const doc = found(await readBulletin({ scope, drafts: seesDrafts(actor) }, params.id))
      const region = (await orgsById([doc.regionId])).get(doc.regionId)?.name ?? ''
      const paper = bulletinPaper(doc, region, addressOf(doc, config))
      const name = `${doc.title} ${doc.no ?? '拟稿'}`
      return query.as === 'word'
        ? { mime: WORD, bytes: await buildWord(paper), name: `${name}.docx`, inline: false }
        : { mime: 'application/pdf', bytes: await buildPdf(paper), name: `${name}.pdf`, inline: true }
    }),
    preparedWriteRoute(
      bulletinsApi.draft,
      ({ body, ...request }) => prepareDraft(body, request),
      async ({ actor, time }, tx, prepared) => {
        const by = { id: actor.id, name: actor.name }
        const at = new Date(time.now())
        return written(await draftBulletin(prepared, actor.regionId, by, at, tx), '', actor)
      },
    ),
    ...(Object.keys(BULLETIN_ACTS) as BulletinAct[]).map((act) => actRoute(act, config.documentPrefix)),
    readRoute(bottlenecksApi.read, ({ scope, time }) => bottlenecks(scope, time)),
    readRoute(bottlenecksApi.list, ({ scope, query, time }) => waitingAt(scope, query, time)),
  ]
}

/** The same hops for every act; the contract has parsed its input, so that the types of one stand for all. */
function actRoute(act: BulletinAct, prefix: string): Route {
  return preparedWriteRoute(
    bulletinsApi[act] as typeof bulletinsApi.withdraw,
    ({ params, ...request }) => prepareAct(act, params.id, request),
    async ({ params, body: { version, ...input }, ...request }, tx, figures) => {
      const said: SomeInput = input
      const on = { id: params.id, version, prefix, figures }
      return written(await actOnBulletin(act, said, on, request, tx), said.reason ?? '', request.actor)
    },
  )
}

/** Its page in the console, where whoever scans it signs in and finds what was issued under this number. */
function addressOf({ _id }: BulletinDoc, { ADMIN_HOST, PUBLIC_URL }: Config): string {
  return `${ADMIN_HOST ? `https://${ADMIN_HOST}` : PUBLIC_URL}/admin/bulletins?open=${String(_id)}`
}

function written(doc: BulletinDoc, note: string, actor: Actor) {
  const { no, version, state, title } = doc
  return {
    result: bulletinView(doc, actor),
    subject: { kind: 'bulletin', id: String(doc._id), name: no ?? title },
    digests: [digestOf({ id: String(doc._id), version, no, state })],
    note,
  }
}
