import { confirmationsApi } from '@mingdu/shared/confirmations/confirmations.api'
import { CONFIRMATION_ANSWERS } from '@mingdu/shared/confirmations/confirmations.states'
import { readConfirmationToken } from '../../confirmation-token'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import {
  answerAsked,
  askedView,
  confirmationsOf,
  nameConcerned,
  openConfirmation,
} from './confirmations.service'

/** 群众核验: 督查 names who is concerned and asks them; they answer by a link, without signing in. */
export function confirmationsRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(confirmationsApi.get, ({ params, ...reading }) =>
      confirmationsOf({ ...reading, id: params.id }),
    ),
    writeRoute(confirmationsApi.concern, async ({ params, body, ...act }, tx) => {
      const { no, title } = await nameConcerned(body, { ...act, id: params.id }, box, tx)
      const result = await confirmationsOf({ ...act, id: params.id }, tx)
      const subject = { kind: 'matter', id: params.id, name: `${no} ${title}` }
      return { result, subject, note: `登记 ${result.concerned} 人`, digests: [digestOf(result)] }
    }),
    writeRoute(confirmationsApi.open, async ({ params, body, ...act }, tx) => {
      const { no, title } = await openConfirmation(body.version, { ...act, id: params.id }, tx)
      const result = await confirmationsOf({ ...act, id: params.id }, tx)
      const subject = { kind: 'matter', id: params.id, name: `${no} ${title}` }
      return { result, subject, digests: [digestOf(result)] }
    }),
    readRoute(confirmationsApi.asked, ({ params, time }) =>
      askedView(readConfirmationToken(params.token, box), time),
    ),
    writeRoute(confirmationsApi.answer, async ({ params, body, time }, tx) => {
      const { view, round } = await answerAsked(readConfirmationToken(params.token, box), body, time, tx)
      // the trail says that somebody answered, and not who
      const subject = { kind: 'confirmation', id: String(round._id), name: `${round.no} ${round.title}` }
      return { result: view, subject, matterId: round.matterId, note: CONFIRMATION_ANSWERS[body.answer] }
    }),
  ]
}
