import { REFUSALS } from '@mingdu/shared/kernel/refusals'

export const PASSWORD_RULE = REFUSALS['password.weak'].text

/** The server's rule of `password.weak`, told before the form is sent. */
export function isStrongPassword(password: string): boolean {
  return password.length >= 10 && /[A-Za-z]/.test(password) && /\d/.test(password)
}
