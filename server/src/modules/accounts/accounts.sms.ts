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

/** Whose sign-in a code is for: a code of one side opens nothing on the other. */
export type CodeSide = 'official' | 'citizen'

/**
 * Counts a request for a code before anything else: by phone 1 a minute, 5 an hour, 10 a day, and by address.
 * @throws Refused `sms.off`, `sms.too-many`, `auth.too-many`
 */
export async function spendCode(phone: string, ip: string, { config, box }: SmsParts): Promise<void> {
  if (config.SMS_PROVIDER === 'none') throw new Refused('sms.off')
  await addressLimit.spend(ip)
  for (const limit of smsLimits) await limit.spend(box.mac(`sms|${phone}`))
}

/**
 * Makes a code and, after the commit, sends it. An official's number outside the roster gets the same answer and a
 * code that is never sent, so that nobody learns who is on the roster.
 */
export async function issueCode(side: CodeSide, phone: string, idem: string, parts: SmsParts, tx: Tx) {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(Date.now() + CODE_MS)
  const { phoneMac, codeMac } = macsOf(side, phone, code, parts)
  await writeSmsCode(phoneMac, codeMac, expiresAt, tx)
  const sends = side === 'citizen' || (await activeByPhone(phone, tx)).length > 0
  return {
    result: { retryAfterSeconds: RETRY_SECONDS, expiresAt: expiresAt.toISOString() },
    subject: null,
    afterCommit: () => {
      if (sends) void sendCode(phone, code, idem, parts)
    },
  }
}

/**
 * Checks a code; each call uses up a try.
 * @throws Refused `sms.code`, `sms.tries` after five wrong ones
 */
export async function checkCode(
  side: CodeSide,
  { phone, code }: { phone: string; code: string },
  ip: string,
  parts: SmsParts,
): Promise<void> {
  await addressLimit.spend(ip)
  const { phoneMac, codeMac } = macsOf(side, phone, code, parts)
  const issued = await trySmsCode(phoneMac)
  if (!issued) throw new Refused('sms.code')
  if (issued.tries > MAX_TRIES) throw new Refused('sms.tries')
  if (issued.codeMac !== codeMac) {
    throw new Refused(issued.tries === MAX_TRIES ? 'sms.tries' : 'sms.code')
  }
  await addressLimit.giveBack(ip)
}

/** Uses a code up. @throws Refused `sms.code` when another request was first */
export async function takeCode(
  side: CodeSide,
  { phone, code }: { phone: string; code: string },
  parts: SmsParts,
  tx: Tx,
): Promise<void> {
  const { phoneMac, codeMac } = macsOf(side, phone, code, parts)
  if (!(await takeSmsCode(phoneMac, codeMac, tx))) throw new Refused('sms.code')
}

/** Uses the code up and names the one person with that number. */
export async function personOfSmsCode(
  sent: { phone: string; code: string },
  parts: SmsParts,
  tx: Tx,
): Promise<AccountDoc> {
  await takeCode('official', sent, parts, tx)
  const [account, another] = await activeByPhone(sent.phone, tx)
  if (!account) throw new Refused('sms.code')
  if (another) throw new Refused('sms.ambiguous')
  return account
}

function macsOf(side: CodeSide, phone: string, code: string, { box }: SmsParts) {
  return { phoneMac: box.mac(`sms|${side}|${phone}`), codeMac: box.mac(`sms-code|${side}|${phone}|${code}`) }
}

async function sendCode(phone: string, code: string, idem: string, { sms, log }: SmsParts): Promise<void> {
  try {
    await sms.send({ phone, templateKey: 'loginCode', params: { code, minutes: '10' }, idem })
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'the sign-in code was not sent')
  }
}
