import { maskPhone } from '@mingdu/shared/kernel/text'
import { privacyApi } from '@mingdu/shared/privacy/privacy.api'
import { PRIVACY_NOTICE } from '@mingdu/shared/privacy/privacy.notice'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { forgetSessions, readOwnAccount, type WechatHolder } from '../accounts/accounts.service'
import { consentOf, recordConsent, requireConsent } from './consents.service'
import { withdrawConsent } from './privacy.service'

/** The notice, where one stands with it, agreeing and taking it back. */
export const privacyRoutes: readonly Route[] = [
  readRoute(privacyApi.notice, async () => {
    const sections = PRIVACY_NOTICE.sections.map(({ title, paragraphs }) => ({
      title,
      paragraphs: [...paragraphs],
    }))
    return { ...PRIVACY_NOTICE, sections }
  }),
  readRoute(privacyApi.mine, async ({ actor }) => ({
    ...(await consentOf(actor.id)),
    stored: storedOf(await readOwnAccount(actor.id)),
  })),
  writeRoute(privacyApi.consent, async ({ actor, body, time }, tx) => {
    requireConsent(body.version)
    await recordConsent(actor.id, 'agreed', { channel: actor.channel, at: new Date(time.now()) }, tx)
    return { result: await consentOf(actor.id, tx), subject: mine(actor), note: `${PRIVACY_VERSION} 版` }
  }),
  writeRoute(privacyApi.withdraw, async ({ actor, time }, tx) => {
    await withdrawConsent(actor, new Date(time.now()), tx)
    return {
      result: { ok: true as const },
      subject: mine(actor),
      afterCommit: () => forgetSessions(actor.id),
    }
  }),
]

function mine({ id, name }: { id: string; name: string }) {
  return { kind: 'account', id, name }
}

/** What of WeChat is kept of a person. An openid is shown by its end: enough to tell two apart, useless to others. */
function storedOf(account: WechatHolder): { what: string; why: string; value: string }[] {
  const { miniOpenid, mpOpenid, unionid, followed, phone, phoneProven } = account
  return [
    { what: '小程序身份（openid）', why: '登录小程序', value: ending(miniOpenid) },
    { what: '服务号身份（openid）', why: '发送任务提醒', value: ending(mpOpenid) },
    { what: '两者的对应（unionid）', why: '认出小程序和服务号里是同一个人', value: ending(unionid) },
    { what: '是否关注服务号', why: '决定提醒走哪个渠道', value: followed ? '已关注' : '未关注' },
    {
      what: '手机号由微信确认',
      why: '绑定时与名册比对',
      value: phoneProven ? `已确认 ${maskPhone(phone)}` : '没有',
    },
  ]
}

function ending(id: string): string {
  return id === '' ? '没有' : `…${id.slice(-4)}`
}
