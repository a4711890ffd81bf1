import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { createGate } from './accounts.gate'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A hash of nothing anyone knows, of the same cost: an unknown employee number takes as long as a known one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWtub3dzLXRoaXM$Yk8b1S7yq0o1m3Uu5v2q4wzK9p1r8s6t7u2x3y4z5A0'

/** Each check takes 19 MiB and a core for about 20 ms: four at once, twenty waiting, the rest are asked to wait. */
const checking = createGate(4, 20)
/** New passwords are rare and made by people signed in already: a flood of sign-ins does not turn them away. */
const making = createGate(2, 200)

/** @throws Refused `auth.busy` */
export function hashPassword(password: string): Promise<string> {
  return making(() => hash(password, COST))
}

/**
 * Whether the password fits; with no hash to check it takes the same time and is false.
 * @throws Refused `auth.busy`
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await checking(() => verify(passwordHash ?? NOBODY, password))
  return fits && passwordHash !== null
}

/** Letters and digits that are not taken for one another. */
const CLEAR = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CLEAR_LOWER = 'abcdefghijkmnpqrstuvwxyz'

/** A one-time code of capital letters and digits, five bits a character. */
export function clearCode(length: number): string {
  return Array.from({ length }, () => CLEAR[randomInt(CLEAR.length)]).join('')
}

/** A one-time password of 12 characters that satisfies the rule for passwords. */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 2 }, () => CLEAR_LOWER[randomInt(CLEAR_LOWER.length)]).join('')
  return `${letters}${clearCode(8)}${randomInt(10, 100)}`
}
