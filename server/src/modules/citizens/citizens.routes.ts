import { citizensApi } from '@mingdu/shared/citizens/citizens.api'
import type { Tx } from '../../db/connection'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import {
  checkCode,
  issueCode,
  issueTicket,
  phoneOfTicket,
  spendCode,
  spendTicket,
  takeCode,
} from '../accounts/accounts.service'
import { requireConsent } from '../privacy/consents.service'
import { confirmed, verifyCitizen } from './citizens.identity'
import { readCitizen, removeCitizenSession, type CitizenDoc } from './citizens.repo'
import { openCitizenSession } from './citizens.sessions'
import { citizenOfPhone, citizenOfWechat, joinWechat, noteConsent } from './citizens.sign-in'
import { citizenView, shownName } from './citizens.view'

/** What others do once a citizen has proved who they are, in the same transaction. */
export type OnVerified = (idMac: string, citizenId: string, tx: Tx) => Promise<void>

/** The ways in for citizens, and who they are. */
export function citizensRoutes(parts: Parts, onVerified: OnVerified): readonly Route[] {
  const { box, wechat, identity } = parts
  return [
    preparedWriteRoute(
      citizensApi.signInWechat,
      ({ body }) => wechat.miniLogin(body.code),
      async ({ time }, tx, person) => {
        const citizen = await citizenOfWechat(person, tx)
        if (!citizen) {
          const result = { outcome: 'unknown' as const, ...(await issueTicket(person, tx)) }
          return { result, subject: null, note: '微信未登记' }
        }
        const { result, ...written } = await signedIn(citizen, '微信', new Date(time.now()), tx)
        return { ...written, result: { outcome: 'signedIn' as const, session: result } }
      },
    ),
    preparedWriteRoute(
      citizensApi.signUpWechat,
      ({ body }) => phoneOfTicket(body, body.phoneCode, wechat),
      async ({ body, time }, tx, phone) => {
        const at = new Date(time.now())
        const { openid, unionid } = await spendTicket(body.bindTicket, tx)
        const citizen = await joinWechat(
          await citizenOfPhone(phone, { box, at }, tx),
          { openid, unionid },
          tx,
        )
        await noteConsent(citizen, at, tx)
        return signedIn(citizen, '微信手机号', at, tx)
      },
    ),
    preparedWriteRoute(
      citizensApi.sendSmsCode,
      ({ body, ip }) => spendCode(body.phone, ip, parts),
      ({ body, requestId }, tx) => issueCode('citizen', body.phone, requestId, parts, tx),
    ),
    preparedWriteRoute(
      citizensApi.signInSms,
      ({ body, ip }) => {
        requireConsent(body.privacyVersion)
        return checkCode('citizen', body, ip, parts)
      },
      async ({ body, time }, tx) => {
        const at = new Date(time.now())
        await takeCode('citizen', body, parts, tx)
        const citizen = await citizenOfPhone(body.phone, { box, at }, tx)
        await noteConsent(citizen, at, tx)
        return signedIn(citizen, '短信验证码', at, tx)
      },
    ),
    writeRoute(citizensApi.signOut, async ({ actor }, tx) => {
      await removeCitizenSession(actor.sessionId, tx)
      return { result: { ok: true as const }, subject: { kind: 'citizen', id: actor.id, name: actor.name } }
    }),
    readRoute(citizensApi.me, async ({ actor }) => citizenView(found(await readCitizen(actor.id)))),
    preparedWriteRoute(
      citizensApi.verify,
      ({ body, actor, time, requestId }) =>
        confirmed(body, { citizenId: actor.id, time, requestId }, identity),
      async ({ body, actor, time }, tx, serial) => {
        const verified = { ...body, serial, at: new Date(time.now()) }
        const citizen = await verifyCitizen(actor.id, verified, box, tx)
        if (citizen.identity) await onVerified(citizen.identity.idMac, actor.id, tx)
        return { result: citizenView(citizen), subject: subjectOf(citizen), note: serial }
      },
    ),
  ]
}

async function signedIn(citizen: CitizenDoc, how: string, at: Date, tx: Tx) {
  const session = await openCitizenSession(citizen, at, tx)
  const subject = subjectOf(session.citizen)
  return {
    result: { ...session, citizen: citizenView(session.citizen) },
    subject,
    actor: { id: subject.id, name: subject.name, orgId: '', orgName: '' },
    note: how,
  }
}

function subjectOf(citizen: CitizenDoc) {
  return { kind: 'citizen', id: String(citizen._id), name: shownName(citizen) }
}
