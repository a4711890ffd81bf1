import type { ProposalRow } from '@mingdu/shared/proposals/proposals.api'
import { PROPOSAL_STATES } from '@mingdu/shared/proposals/proposals.states'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import { dateText, timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { ChangeTag, ProposalStateTag } from './proposal-tags'

/** Beside an open proposal there is room for what tells the rows apart: the rest is said in the drawer. */
export function proposalColumns(today: string, beside = false): Column<ProposalRow>[] {
  return allColumns(today).filter(({ key }) => !(beside && SAID_IN_DRAWER.includes(key)))
}

const SAID_IN_DRAWER = ['by', 'changes', 'effective', 'changedAt']

function allColumns(today: string): Column<ProposalRow>[] {
  return [
    {
      key: 'power',
      title: '事项 / 编号',
      fixed: true,
      render: (p) => <ProposalName proposal={p} />,
      text: (p) => p.power.name,
    },
    { key: 'no', title: '编号', width: 168, hidden: true, render: (p) => p.no, text: (p) => p.no },
    {
      key: 'code',
      title: '事项编码',
      width: 168,
      hidden: true,
      render: (p) => <span className="mono">{p.power.code}</span>,
      text: (p) => p.power.code,
    },
    {
      key: 'kind',
      title: '变动',
      width: 72,
      render: (p) => <ChangeTag kind={p.kind} />,
      text: (p) => CHANGE_KINDS[p.kind],
    },
    {
      key: 'changes',
      title: '改动',
      width: 64,
      align: 'right',
      render: (p) => (p.changes === 0 ? '–' : `${p.changes} 项`),
      text: (p) => String(p.changes),
    },
    {
      key: 'org',
      title: '实施主体',
      width: 124,
      render: (p) => (
        <span className="two-lines" title={p.power.org.name}>
          {p.power.org.name}
        </span>
      ),
      text: (p) => p.power.org.name,
    },
    {
      key: 'basis',
      title: '依据',
      width: 200,
      hidden: true,
      render: (p) => <span className="two-lines">{p.basis}</span>,
      text: (p) => p.basis,
    },
    {
      key: 'by',
      title: '提出',
      width: 168,
      render: (p) => (
        <>
          <span className="two-lines">{p.proposedBy.name}</span>
          <span className="sub ellip">{p.orgName}</span>
        </>
      ),
      text: (p) => `${p.proposedBy.name} ${p.orgName}`,
    },
    {
      key: 'effective',
      title: '拟生效',
      width: 92,
      align: 'right',
      render: (p) => (p.effectiveOn === null ? '公布当天' : dateText(p.effectiveOn, today)),
      text: (p) => p.effectiveOn ?? '公布当天',
    },
    {
      key: 'changedAt',
      title: '最近变动',
      width: 104,
      align: 'right',
      render: (p) => timeText(p.changedAt, today),
      text: (p) => p.changedAt,
    },
    {
      key: 'state',
      title: '办到哪步',
      width: 108,
      render: (p) => <ProposalStateTag state={p.state} />,
      text: (p) => PROPOSAL_STATES[p.state],
    },
  ]
}

function ProposalName({ proposal: { power, no, resembles } }: { proposal: ProposalRow }) {
  return (
    <span title={`${power.name}\n${power.code}`}>
      <span className="two-lines strong">{power.name}</span>
      <span className="sub ellip num">{no}</span>
      {resembles && (
        <span className="sub late-count" title={`与已取消的“${resembles.name}”相近`}>
          疑似明减暗增
        </span>
      )}
    </span>
  )
}
