import { AUTHORITIES, SUBJECT_KINDS } from '@mingdu/shared/interventions/interventions.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { paperDate } from '../../paper/dates'
import type { PaperDocument, PaperPair } from '../../paper/document'
import type { InterventionDoc } from './interventions.repo'

/** 否决 has a paper at once; 奖惩 when it was approved, for before that it has no effect. */
export function hasPaper({ kind, decision }: InterventionDoc): boolean {
  return kind === 'veto' || (kind === 'recommend' && decision?.granted === true)
}

/** 奖惩建议书 or 否决意见书; null where there is none. */
export function interventionPaper(doc: InterventionDoc): PaperDocument | null {
  if (!hasPaper(doc)) return null
  const { no, subject, org, issuer, by, kind } = doc
  const title = kind === 'veto' ? '否决意见书' : RECOMMENDATION_TITLES[doc.recommendation ?? 'reward']
  return {
    title,
    subject: subject.name,
    facts: [
      ['编号', no],
      [SUBJECT_KINDS[subject.kind], [subject.no, subject.name].filter((part) => part !== '').join('　')],
      ...(org && subject.kind !== 'org' ? [['责任单位', org.name] satisfies PaperPair] : []),
      ['提出', `${issuer}　${by.name}　${paperDate(plainDate(doc.on))}`],
    ],
    qr: null,
    sections: sectionsOf(doc)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => ({ title: name, blocks: [{ kind: 'text', text }] })),
    seal: { org: issuer, date: paperDate(plainDate(doc.decision?.on ?? doc.on)) },
    stub: null,
    foot: no,
  }
}

const RECOMMENDATION_TITLES = { reward: '督查奖励建议书', accountability: '督查追责建议书' } as const

function sectionsOf(doc: InterventionDoc): [string, string][] {
  const { kind, basis, done, result, decision, sent, recommendation } = doc
  if (kind === 'veto')
    return [
      ['依据', basis],
      ['否决的理由', done],
      ['办理要求', result === '' ? '事项退回继续办理，整改到位后重新申请办结。' : result],
    ]
  const approval = decision
    ? `经${AUTHORITIES[decision.authority]}批准（${decision.documentNo}）。${decision.text}`
    : ''
  const effect = recommendation === 'accountability' ? '交由有权机关调查处理' : '组织实施'
  return [
    ['依据', basis],
    ['建议', done],
    [
      '批准',
      `${approval}\n经本级人民政府或者本级人民政府行政首长批准后${effect}（政府督查工作条例第二十一条）。`,
    ],
    ['转送', sent ? `${paperDate(plainDate(sent.on))} 转送${sent.to}` : ''],
  ]
}
