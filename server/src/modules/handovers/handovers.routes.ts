import { handoversApi } from '@mingdu/shared/handovers/handovers.api'
import { HANDOVER_KINDS } from '@mingdu/shared/handovers/handovers.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { buildPdf, buildWord } from '../../paper/papers'
import { digestOf } from '../../seal-box'
import { handoverPaper } from './handovers.paper'
import { handoverOf, handOver } from './handovers.service'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 工作交接: the list of what a person has in hand, printed, and handed over. */
export const handoversRoutes: readonly Route[] = [
  readRoute(handoversApi.get, ({ params, ...acting }) => handoverOf(params.id, acting)),
  readRoute(handoversApi.paper, async ({ params, query, ...acting }) => {
    const list = await handoverOf(params.id, acting)
    const paper = handoverPaper(list, acting.actor.name, acting.time.today())
    const name = `工作交接清单 ${list.person.name}`
    return query.as === 'word'
      ? {
          mime: WORD,
          bytes: await buildWord(paper),
          name: `${name}.docx`,
          inline: false,
          keep: false as const,
        }
      : {
          mime: 'application/pdf',
          bytes: await buildPdf(paper),
          name: `${name}.pdf`,
          inline: true,
          keep: false as const,
        }
  }),
  writeRoute(handoversApi.make, async ({ params, body, ...acting }, tx) => {
    const result = await handOver(params.id, body, acting, tx)
    const kinds = Object.entries(HANDOVER_KINDS).flatMap(([kind, { name }]) => {
      const count = body.rows.filter((row) => row.kind === kind).length
      return count > 0 ? [`${name} ${count} 项`] : []
    })
    return {
      result,
      subject: { kind: 'account', id: params.id, name: result.person.name },
      digests: body.rows.map((row) => digestOf(row)),
      note: `${body.reason}：${kinds.join('，')}`.slice(0, 500),
    }
  }),
]
