import { everyone, type GrantsOf } from './grants.table'

/** 权责清单 and 办事指南. */
export const CATALOG_GRANTS = {
  catalog: {
    ...everyone,
    'power.propose': 'region',
    'power.approve': 'region',
    'power.publish': 'region',
    'proposal.read': 'region',
    'dutyList.write': 'region',
    'catalog.write': 'region',
    'guide.write': 'region',
    'guide.publish': 'region',
    'sheet.import': 'region',
    'sheet.export': 'region',
    'correction.read': 'region',
    'correction.reply': 'region',
    'rules.read': 'all',
  },
  legal: {
    ...everyone,
    'power.legal': 'region',
    'proposal.read': 'region',
  },
  editor: {
    ...everyone,
    'column.read': 'org',
    'column.write': 'org',
    'column.answer': 'own',
    'power.propose': 'org',
    'proposal.read': 'org',
    'dutyList.write': 'org',
    'guide.write': 'org',
    'correction.read': 'org',
  },
} as const satisfies GrantsOf<'catalog' | 'legal' | 'editor'>
