import { randomInt } from 'node:crypto'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { Refused } from '../../refused'
import { addressLimit, smsLimits } from './accounts.limits.repo'
import { MAX_TRIES, takeSmsCode, trySmsCode, writeSmsCode } from './accounts.codes.repo'
import { activeByPhone, type AccountDoc } from './accounts.repo'

const CODE_MS = 10 * 60_000
const RETRY_SECONDS = 60

export type SmsParts = Pick<Parts, 'config' | 'box' | 'sms' | 'log'>

/**
 * Counts a request for a code before anything else: by phone 1 a minute, 5 an hour, 10 a day, and by address.
 * @throws Refused `sms.off`, `sms.too-many`, `auth.too-many`
 */
export async function spendSmsCode(phone: string, ip: string, { config, box }: SmsParts): Promise<void> {
  if (config.SMS_PROVIDER === 'none') throw new Refused('sms.off')
  await addressLimit.spend(ip)
  for (const limit of smsLimits) await limit.spend(box.mac(`sms|${phone}`))
}

/**
 * Makes a code and, after the commit, sends it. A number outside the roster gets the same answer and a code
 * that is never sent, so that nobody learns who is on the roster.
 */
export async function issueSmsCode(phone: string, idem: string, parts: SmsParts, tx: Tx) {
  const { box } = parts
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(Date.now() + CODE_MS)
  await writeSmsCode(box.mac(`sms|${phone}`), box.mac(`sms-code|${phone}|${code}`), expiresAt, tx)
  const onRoster = (await activeByPhone(phone, tx)).length > 0
  return {
    result: { retryAfterSeconds: RETRY_SECONDS, expiresAt: expiresAt.toISOString() },
    subject: null,
    afterCommit: () => {
      if (onRoster) void sendCode(phone, code, idem, parts)
    },
  }
}

/**
 * Checks a code; each call uses up a try.
 * @throws Refused `sms.code`, `sms.tries` after five wrong ones
 */
export async function checkSmsCode(
  phone: string,
  code: string,
  ip: string,
  { box }: SmsParts,
): Promise<void> {
  await addressLimit.spend(ip)
  const issued = await trySmsCode(box.mac(`sms|${phone}`))
  if (!issued) throw new Refused('sms.code')
  if (issued.tries > MAX_TRIES) throw new Refused('sms.tries')
  if (issued.codeMac !== box.mac(`sms-code|${phone}|${code}`)) {
    throw new Refused(issued.tries === MAX_TRIES ? 'sms.tries' : 'sms.code')
  }
  await addressLimit.giveBack(ip)
}

/** Uses the code up and names the one person with that number. */
export async function personOfSmsCode(
  phone: string,
  code: string,
  { box }: SmsParts,
  tx: Tx,
): Promise<AccountDoc> {
  const taken = await takeSmsCode(box.mac(`sms|${phone}`), box.mac(`sms-code|${phone}|${code}`), tx)
  const [account, another] = await activeByPhone(phone, tx)
  if (!taken || !account) throw new Refused('sms.code')
  if (another) throw new Refused('sms.ambiguous')
  return account
}

async function sendCode(phone: string, code: string, idem: string, { sms, log }: SmsParts): Promise<void> {
  try {
    await sms.send({ phone, templateKey: 'loginCode', params: { code, minutes: '10' }, idem })
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'the sign-in code was not sent')
  }
}
