import { RULE_KEYS, type RuleKey } from '@mingdu/shared/rules/rules.table'
import { Fragment, type ReactNode } from 'react'

/** How many cards, how fast and by which way: what the platform of messages keeps to. */
const SENDING: readonly RuleKey[] = [
  'digestFrom',
  'cardGapSeconds',
  'cardsPerHour',
  'cardsPerDay',
  'sendPerSecond',
  'sendBurst',
  'escalateMinutes',
]

/** 协办, 延期 and 催办 of tasks. */
const SUPERVISION: readonly RuleKey[] = [
  'coOrgSharePercent',
  'extensionChiefWorkdays',
  'extensionMost',
  'urgeGapHours',
]

/** What a guide must reach before it is published. */
const GUIDES: readonly RuleKey[] = ['guideLeastScore']

/** How long a 好差评 may be changed, and how soon a 差评 is seen to. */
const RATINGS: readonly RuleKey[] = [
  'ratingChangeDays',
  'ratingContactWorkdays',
  'ratingVerifyWorkdays',
  'ratingRectifyWorkdays',
  'ratingAppealWorkdays',
  'ratingDefaultOn',
  'ratingDefaultDays',
]

/** How soon a 咨询 is answered, and when a quiet one ends. */
const CONSULTATIONS: readonly RuleKey[] = ['consultationAnswerHours', 'consultationCloseWorkdays']

/** How long those concerned are asked, and what they say stops 销号. */
const CONFIRMATIONS: readonly RuleKey[] = [
  'confirmationDays',
  'confirmationUnsolvedPercent',
  'confirmationLeastAnswers',
]

const GROUPED = [...SUPERVISION, ...SENDING, ...GUIDES, ...RATINGS, ...CONSULTATIONS, ...CONFIRMATIONS]

/** Every rule is in exactly one group; one that is in no list decides about lights and reminders. */
export const RULE_GROUPS: readonly { name: string; keys: readonly RuleKey[] }[] = [
  { name: '灯和提醒', keys: RULE_KEYS.filter((key) => !GROUPED.includes(key)) },
  { name: '协办、延期和催办', keys: SUPERVISION },
  { name: '消息发送', keys: SENDING },
  { name: '办事指南', keys: GUIDES },
  { name: '好差评', keys: RATINGS },
  { name: '督查咨询', keys: CONSULTATIONS },
  { name: '群众核验', keys: CONFIRMATIONS },
]

/** The general values of a table, group by group under its heading. */
export function RuleRows({ columns, row }: { columns: number; row: (key: RuleKey) => ReactNode }) {
  return RULE_GROUPS.map(({ name, keys }) => (
    <tbody key={name}>
      <tr>
        <th scope="rowgroup" colSpan={columns} className="rules__group">
          {name}
        </th>
      </tr>
      {keys.map((key) => (
        <Fragment key={key}>{row(key)}</Fragment>
      ))}
    </tbody>
  ))
}
