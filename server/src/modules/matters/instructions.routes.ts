import { instructionsApi } from '@mingdu/shared/matters/instructions.api'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import {
  instructionNumbers,
  listInstructions,
  readInstruction,
  type InstructionDoc,
} from './instructions.repo'
import {
  actOnInstruction,
  instructionRows,
  instructionSeries,
  instructionView,
  writeInstruction,
} from './instructions.service'

/** 领导批示: written or entered, set up as matters, reported back, read. */
export function instructionsRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(instructionsApi.list, async ({ scope, query }) => {
      const page = await listInstructions(scope, query)
      return { ...page, items: await instructionRows(page.items) }
    }),
    readRoute(instructionsApi.get, async ({ scope, params, actor }) =>
      instructionView(found(await readInstruction(scope, params.id)), actor),
    ),
    preparedWriteRoute(
      instructionsApi.write,
      ({ actor, time }) => instructionNumbers.open(instructionSeries(actor.regionId, time)),
      async ({ body, ...request }, tx) =>
        written(
          await writeInstruction(body, config.documentPrefix, request, tx),
          body.text,
          request.actor,
          tx,
        ),
    ),
    writeRoute(instructionsApi.report, async ({ body: { version, ...said }, ...request }, tx) => {
      const act = { ...request, id: request.params.id, version }
      return written(await actOnInstruction('report', said, act, tx), said.text, request.actor, tx)
    }),
    writeRoute(instructionsApi.markRead, async ({ body: { version }, ...request }, tx) => {
      const act = { ...request, id: request.params.id, version }
      const doc = await actOnInstruction('markRead', { text: '', fileIds: [] }, act, tx)
      return written(doc, '', request.actor, tx)
    }),
    writeRoute(instructionsApi.repeat, async ({ body: { version, text }, ...request }, tx) => {
      const act = { ...request, id: request.params.id, version }
      return written(
        await actOnInstruction('repeat', { text, fileIds: [] }, act, tx),
        text,
        request.actor,
        tx,
      )
    }),
  ]
}

async function written(doc: InstructionDoc, note: string, actor: Actor, tx: Tx) {
  const { no, version, state } = doc
  return {
    result: await instructionView(doc, actor, tx),
    subject: { kind: 'instruction', id: String(doc._id), name: `批示 ${no}` },
    digests: [digestOf({ id: String(doc._id), version, no, state })],
    note,
  }
}
