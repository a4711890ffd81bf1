import { confirmationsApi } from '@mingdu/shared/confirmations/confirmations.api'
import { CONFIRMATION_ANSWERS } from '@mingdu/shared/confirmations/confirmations.states'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { answerAsked, askedView, linkOfOwn } from './confirmations.asked'
import { nameConcerned, openConfirmation } from './confirmations.service'
import { confirmationsOf } from './confirmations.view'

/** 群众核验: 督查 names who is concerned and asks them; they answer by a link, without signing in. */
export function confirmationsRoutes(parts: Pick<Parts, 'box'>): readonly Route[] {
  return [...forOfficials(parts), ...forThoseConcerned(parts)]
}

function forOfficials({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(confirmationsApi.get, ({ params, ...reading }) =>
      confirmationsOf({ ...reading, box, id: params.id }),
    ),
    writeRoute(confirmationsApi.concern, async ({ params, body, ...act }, tx) => {
      const acting = { ...act, box, id: params.id }
      const { no, title } = await nameConcerned(body, acting, tx)
      const result = await confirmationsOf(acting, tx)
      const subject = { kind: 'matter', id: params.id, name: `${no} ${title}` }
      return { result, subject, note: `登记 ${result.concerned} 人`, digests: [digestOf(result)] }
    }),
    writeRoute(confirmationsApi.open, async ({ params, body, ...act }, tx) => {
      const acting = { ...act, box, id: params.id }
      const { no, title } = await openConfirmation(body.version, acting, tx)
      const result = await confirmationsOf(acting, tx)
      const subject = { kind: 'matter', id: params.id, name: `${no} ${title}` }
      return { result, subject, digests: [digestOf(result)] }
    }),
  ]
}

function forThoseConcerned({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(confirmationsApi.asked, ({ params, time }) => askedView(params.token, { box, time })),
    writeRoute(confirmationsApi.answer, async ({ params, body, time }, tx) => {
      const { view, round } = await answerAsked(params.token, body, { box, time }, tx)
      // the trail says that somebody answered, and not who
      const subject = { kind: 'confirmation', id: String(round._id), name: `${round.no} ${round.title}` }
      return { result: view, subject, matterId: round.matterId, note: CONFIRMATION_ANSWERS[body.answer] }
    }),
    readRoute(confirmationsApi.link, ({ params, actor }) => linkOfOwn(params.id, actor.id, box)),
  ]
}
