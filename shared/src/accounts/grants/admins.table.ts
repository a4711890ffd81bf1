import { everyone, type GrantsOf } from './grants.table'

/** 三员: none of them has a part in the work. */
export const ADMINS_GRANTS = {
  systemAdmin: {
    ...everyone,
    'org.read': 'all',
    'org.write': 'all',
    'account.read': 'all',
    'account.write': 'all',
    'account.bind': 'all',
    'account.handOver': 'all',
    'calendar.write': 'all',
    'rules.read': 'all',
    'messageLog.read': 'all',
    'messageLog.replay': 'all',
    'channel.write': 'all',
    'exchange.read': 'all',
    'exchange.write': 'all',
  },
  securityAdmin: {
    ...everyone,
    'account.read': 'all',
    'account.roles': 'all',
    'rules.read': 'all',
    'rules.write': 'all',
  },
  auditAdmin: {
    ...everyone,
    'account.read': 'all',
    'audit.read': 'all',
  },
} as const satisfies GrantsOf<'systemAdmin' | 'securityAdmin' | 'auditAdmin'>
