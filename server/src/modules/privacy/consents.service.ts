import {
  consentRefusal,
  consentState,
  PRIVACY_VERSION,
  type ConsentAct,
} from '@mingdu/shared/privacy/privacy.rules'
import type { Tx } from '../../db/connection'
import { refuseIf } from '../../refused'
import { appendConsent, lastConsent, type ConsentDoc } from './privacy.repo'

type ConsentView = ReturnType<typeof consentState>

/** Where a person stands with the privacy notice. */
export async function consentOf(accountId: string, tx?: Tx): Promise<ConsentView> {
  return consentState(await lastConsent(accountId, tx))
}

/** @throws Refused `privacy.needed` without a version, `privacy.version` for one that is not in force */
export function requireConsent(version: string | undefined): void {
  refuseIf(consentRefusal(version))
}

/** Appends what was done about the notice in force, in the transaction of the act. */
export async function recordConsent(
  accountId: string,
  what: ConsentAct,
  by: { channel: ConsentDoc['channel']; at: Date; note?: string },
  tx: Tx,
): Promise<void> {
  await appendConsent({ accountId, what, version: PRIVACY_VERSION, note: '', ...by }, tx)
}
