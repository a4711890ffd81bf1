import { z } from 'zod'
import { isDemo, isLoopback } from '../production'

/** Variables of the identity platform. */
export const identityVariables = {
  IDENTITY_PROVIDER: z.enum(['none', 'http']).default('none'),
  /** The address that takes the question. */
  IDENTITY_URL: z.url({ protocol: /^https?$/ }).optional(),
  IDENTITY_APP_ID: z.string().min(4).max(64).optional(),
  IDENTITY_SECRET: z.string().min(16).optional(),
}

type IdentityEnvironment = z.output<z.ZodObject<typeof identityVariables>>

const NEEDED = ['IDENTITY_URL', 'IDENTITY_APP_ID', 'IDENTITY_SECRET'] as const

export function identityProblems(values: IdentityEnvironment): string[] {
  if (values.IDENTITY_PROVIDER === 'none') return []
  return NEEDED.filter((name) => values[name] === undefined).map(
    (name) => `${name}: IDENTITY_PROVIDER=http needs it`,
  )
}

/** What a demonstration may have and production may not. */
export function identityProductionProblems(values: IdentityEnvironment): string[] {
  if (values.IDENTITY_PROVIDER === 'none' || values.IDENTITY_URL === undefined) return []
  const problems: string[] = []
  if (isLoopback(values.IDENTITY_URL)) problems.push('IDENTITY_URL: set the address of the platform')
  else if (!values.IDENTITY_URL.startsWith('https:'))
    problems.push('IDENTITY_URL: must be https, it carries ID numbers')
  if (isDemo(values.IDENTITY_SECRET ?? '')) problems.push('IDENTITY_SECRET: a demonstration value is refused')
  return problems
}
