import type { OuterChannel, Sendable, SendAccount } from '@mingdu/shared/messages/chain.rules'
import { templateIds } from '../../templates/templates.service'
import type { OutboxParts } from '../outbox.types'
import type { ChannelAdapter } from './channel'
import { mpTemplate } from './mp-template.channel'
import { sms } from './sms.channel'
import { miniSubscribe, mpSubscribe } from './subscribe.channels'
import { wecomCard } from './wecom.channel'

export const ADAPTERS: Record<OuterChannel, ChannelAdapter> = {
  wecom: wecomCard,
  mpTemplate,
  mpSubscribe,
  miniSubscribe,
  sms,
}

/** What this worker can send with now. */
export async function sendableOf(parts: Pick<OutboxParts, 'config' | 'wechat' | 'wecom'>): Promise<Sendable> {
  const { config, wechat, wecom } = parts
  const able: Record<SendAccount, boolean> = {
    mp: wechat.configured('mp'),
    mini: wechat.configured('mini'),
    wecom: wecom.configured,
    sms: config.SMS_PROVIDER !== 'none',
  }
  const accounts = (Object.keys(able) as SendAccount[]).filter((account) => able[account])
  return { accounts, templates: [...(await templateIds(config)).keys()] }
}
