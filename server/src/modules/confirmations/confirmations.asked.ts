import type { Asked, confirmationsApi } from '@mingdu/shared/confirmations/confirmations.api'
import { answerRefusal, askedStanding } from '@mingdu/shared/confirmations/confirmations.rules'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { noticeText } from '@mingdu/shared/matters/notices.rules'
import { confirmationCode, confirmationToken, readConfirmationToken } from '../../confirmation-token'
import type { Tx } from '../../db/connection'
import { normalCode, shortOfCode } from '../../link-code'
import { found, Refused, refuseIf } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { officePhone } from '../accounts/accounts.service'
import { matterInFull } from '../matters/touching.service'
import { orgsById } from '../orgs/orgs.service'
import { answerAsk, asksByShort, readAsk, readRound, type AskDoc, type RoundDoc } from './confirmations.repo'

interface AskedParts {
  box: SealBox
  time: BusinessTime
}

/** The question as one of those concerned reads it. @throws Refused `confirmation.link` */
export async function askedView(token: string, parts: AskedParts): Promise<Asked> {
  const { ask, round } = await opened(token, parts.box)
  return viewOf(ask, round, parts)
}

/** One tap, changed as long as the round is asked. @throws Refused `confirmation.link`, `confirmation.state`, `confirmation.over`, `text.classified` */
export async function answerAsked(
  token: string,
  { answer, words }: Body<typeof confirmationsApi.answer>,
  parts: AskedParts,
  tx: Tx,
): Promise<{ view: Asked; round: RoundDoc }> {
  const { ask, round } = await opened(token, parts.box, tx)
  refuseIf(answerRefusal({ state: round.state, until: round.until ?? round.opensOn }, parts.time.today()))
  refuseIf(classifiedRefusal(words))
  const said = { answer, words: words && parts.box.seal(words), at: new Date(parts.time.now()) }
  const after = found(await answerAsk(ask._id, said, tx))
  return { view: await viewOf(after, round, parts), round }
}

/** What opens a question from the messages of whom it was told. @throws Refused `record.missing` */
export async function linkOfOwn(id: Id, citizenId: Id, box: SealBox): Promise<{ token: string }> {
  const ask = await readAsk(id)
  return { token: confirmationToken(String(found(ask?.citizenId === citizenId ? ask : null)._id), box) }
}

async function opened(token: string, box: SealBox, tx?: Tx): Promise<{ ask: AskDoc; round: RoundDoc }> {
  const code = normalCode(token)
  const ask =
    code === null ? await readAsk(readConfirmationToken(token, box), tx) : await byCode(code, box, tx)
  const round = ask && (await readRound(ask.roundId, tx))
  if (!ask || !round) throw new Refused('confirmation.link')
  return { ask, round }
}

/** What a text message carries. */
async function byCode(code: string, box: SealBox, tx?: Tx): Promise<AskDoc | null> {
  const like = await asksByShort(shortOfCode(code), tx)
  return like.find(({ _id }) => sameText(confirmationCode(String(_id), box), code)) ?? null
}

/** The matter as it is today: its units may have gone up in others since the round began. */
async function viewOf(ask: AskDoc, doc: RoundDoc, { box, time }: AskedParts): Promise<Asked> {
  const matter = await matterInFull(doc.matterId)
  if (!matter) throw new Refused('confirmation.link')
  const { no, title, leadOrgId, officeId, conclusion, supervisor } = matter
  const orgs = await orgsById([leadOrgId, officeId])
  const until = doc.until ?? doc.opensOn
  return {
    ...{ no, title: noticeText(title), leadOrg: orgs.get(leadOrgId)?.name ?? '' },
    result: noticeText(conclusion),
    office: orgs.get(officeId)?.name ?? '',
    phone: await officePhone(supervisor.id),
    ...{ round: doc.round, until, standing: askedStanding({ state: doc.state, until }, time.today()) },
    ...{ answer: ask.answer, words: ask.words && box.open(ask.words) },
  }
}
