import type { Subscription } from '../../api/use-subscriptions'

/** Where a citizen may be offered reminders. */
export type OfferPlace = 'receipt' | 'list'

/** With so many left nobody is asked again, even after handing in. */
const ENOUGH = 3
/** Who wanted none is left alone in the list for so long. */
const QUIET_MS = 30 * 86_400_000

/**
 * Whether the offer is shown: after handing in while little is left; in the list only once nothing is left, and not to
 * whoever said no lately. Times in milliseconds since the epoch.
 */
export function mayOffer(
  place: OfferPlace,
  items: readonly Pick<Subscription, 'long' | 'credits'>[],
  { declinedAt, now }: { declinedAt: number | null; now: number },
): boolean {
  if (declinedAt !== null && now - declinedAt < QUIET_MS && place === 'list') return false
  const isLow = ({ long, credits }: Pick<Subscription, 'long' | 'credits'>) =>
    credits < (place === 'receipt' && !long ? ENOUGH : 1)
  return items.some(isLow)
}
