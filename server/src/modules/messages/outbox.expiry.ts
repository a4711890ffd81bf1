import type { MessageDoc } from './messages.model'

export const EXPIRED = '过了时效，没有发送'

/** Business time. A warning outlives itself when the next stage of its deadline is told. */
export function hasExpired({ expiresAt }: Pick<MessageDoc, 'expiresAt'>, at: Date): boolean {
  return expiresAt != null && expiresAt.getTime() <= at.getTime()
}
