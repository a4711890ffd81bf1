import type { Host } from '../host'
import type { SubscribeAnswer } from '../phone'
import { asynchronous, optionsOf, WxFail, type Options, type WxFunctions } from './define'

/** Older documents say 3 templates a question, newer ones 5: what passes here passes with both. */
const ASKED_MOST = 3
const NO_TEMPLATES = 10001
const TOO_MANY = 20003
const SWITCHED_OFF = 20004

/** What the person allows: subscription messages, the privacy notice, and the settings of both. */
export function consentFunctions(host: Host): WxFunctions {
  return {
    requestSubscribeMessage: asynchronous(host, 'requestSubscribeMessage', (options) => ask(host, options)),
    getSetting: asynchronous(host, 'getSetting', (options) => settings(host, options)),
    openSetting: asynchronous(host, 'openSetting', (options) => openSettings(host, options)),
    getPrivacySetting: asynchronous(host, 'getPrivacySetting', () => ({
      needAuthorization: host.phone.privacyAsked,
      privacyContractName: '《用户隐私保护指引》',
    })),
  }
}

async function ask(host: Host, { tmplIds }: Options): Promise<Options> {
  refuseWithoutTap(host)
  const ids = Array.isArray(tmplIds) ? tmplIds.map(String) : []
  if (ids.length === 0) throw new WxFail('TmplIds is empty', { errCode: NO_TEMPLATES })
  if (ids.length > ASKED_MOST) throw new WxFail('Templates count out of max bounds', { errCode: TOO_MANY })
  if (host.phone.remindersOff) throw new WxFail('The main switch is switched off', { errCode: SWITCHED_OFF })
  const answers = Object.fromEntries(ids.map((id) => [id, host.phone.answerTo(id)]))
  return host.phone.subscribe ? platformAnswer(await host.phone.subscribe(ids, answers)) : answers
}

/** What the far side made of the answers; its refusals are the phone's. */
function platformAnswer(result: Record<string, unknown>): Options {
  if (typeof result.errCode !== 'number') return result
  const reason = String(result.errMsg).replace(/^\w+:fail /, '')
  throw new WxFail(reason, { errCode: result.errCode })
}

function settings({ phone }: Host, { withSubscriptions }: Options): Options {
  if (withSubscriptions !== true) return { authSetting: {} }
  const itemSettings: Readonly<Record<string, SubscribeAnswer>> = {}
  return { authSetting: {}, subscriptionsSetting: { mainSwitch: !phone.remindersOff, itemSettings } }
}

function openSettings(host: Host, options: Options): Options {
  refuseWithoutTap(host)
  host.phone.inSettings?.()
  return settings(host, optionsOf(options))
}

/** WeChat opens both for a finger only: called after anything was waited for, the tap no longer counts. */
function refuseWithoutTap({ tapping }: Host): void {
  if (!tapping) throw new WxFail('can only be invoked by user TAP gesture.')
}
