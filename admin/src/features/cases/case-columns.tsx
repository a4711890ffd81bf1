import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import { CASE_CHANNELS, CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { dateText } from '../../components/dates'
import type { Column } from '../../components/list'
import { CaseLight, CaseStateTag } from './case-tags'
import { dueWord, leftText } from './case-words'

export function caseColumns(today: string): Column<CaseRow>[] {
  return [
    {
      key: 'title',
      title: '事项 / 编号',
      fixed: true,
      render: (c) => <Title row={c} />,
      text: (c) => c.title,
    },
    { key: 'no', title: '编号', width: 124, hidden: true, render: (c) => c.no, text: (c) => c.no },
    {
      key: 'state',
      title: '状态',
      width: 92,
      render: (c) => <CaseStateTag state={c.state} />,
      text: (c) => CASE_STATES[c.state],
    },
    {
      key: 'light',
      title: '时限',
      width: 160,
      render: (c) => <CaseLight row={c} />,
      text: leftText,
    },
    {
      key: 'applicant',
      title: '申请人',
      width: 148,
      render: (c) => (
        <span className="two-lines" title={c.applicant}>
          {c.applicant}
        </span>
      ),
      text: (c) => c.applicant,
    },
    {
      key: 'due',
      title: '限期',
      width: 92,
      align: 'right',
      render: (c) => <Due row={c} today={today} />,
      text: (c) => c.due ?? '',
    },
    {
      key: 'legalDue',
      title: '法定',
      width: 92,
      align: 'right',
      render: (c) => dateText(c.legalDue, today),
      text: (c) => c.legalDue ?? '',
    },
    {
      key: 'org',
      title: '单位',
      width: 132,
      hidden: true,
      render: (c) => <span className="two-lines">{c.org.name}</span>,
      text: (c) => c.org.name,
    },
    {
      key: 'reviewer',
      title: '审查人',
      width: 148,
      hidden: true,
      render: (c) => <span className="two-lines">{c.reviewer?.name ?? '–'}</span>,
      text: (c) => c.reviewer?.name ?? '',
    },
    {
      key: 'received',
      title: '收件',
      width: 92,
      align: 'right',
      render: (c) => dateText(c.receivedOn, today),
      text: (c) => c.receivedOn,
    },
    {
      key: 'channel',
      title: '来源',
      width: 72,
      hidden: true,
      render: (c) => CASE_CHANNELS[c.channel],
      text: (c) => CASE_CHANNELS[c.channel],
    },
    {
      key: 'type',
      title: '事项类型',
      width: 92,
      hidden: true,
      render: (c) => nameOfCode(POWER_TYPES, c.power.type),
      text: (c) => nameOfCode(POWER_TYPES, c.power.type),
    },
  ]
}

function Title({ row }: { row: CaseRow }) {
  return (
    <>
      <span className="two-lines strong" title={row.title}>
        {row.title}
      </span>
      <span className="sub num">
        {row.no}
        {row.owed > 0 && `　欠 ${row.owed} 项材料`}
      </span>
    </>
  )
}

function Due({ row, today }: { row: CaseRow; today: string }) {
  if (row.due === null) return '–'
  return (
    <>
      {dateText(row.due, today)}
      <div className="sub">
        {dueWord(row.state)}
        {row.tentative && '，暂定'}
      </div>
    </>
  )
}
