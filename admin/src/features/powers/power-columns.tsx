import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import { POWER_LEVELS, POWER_SOURCES, POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Link } from 'react-router'
import type { Column } from '../../components/list'
import { proposedText, stateText, StateTag } from './power-tags'

/**
 * The columns of the list; `openProposal` shows what is proposed beside it. Beside an open power there is room for
 * what tells the rows apart: the rest is said in the drawer.
 */
export function powerColumns(openProposal: (id: string) => void, beside = false): Column<PowerRow>[] {
  return allColumns(openProposal).filter(({ key }) => !(beside && SAID_IN_DRAWER.includes(key)))
}

const SAID_IN_DRAWER = ['source', 'guide', 'org']

function allColumns(openProposal: (id: string) => void): Column<PowerRow>[] {
  return [
    {
      key: 'name',
      title: '名称 / 编码',
      fixed: true,
      render: (p) => <PowerName power={p} />,
      text: (p) => p.name,
    },
    {
      key: 'type',
      title: '类型',
      width: 98,
      render: (p) => nameOfCode(POWER_TYPES, p.type),
      text: (p) => nameOfCode(POWER_TYPES, p.type),
    },
    {
      key: 'org',
      title: '实施主体',
      width: 112,
      render: (p) => (
        <span className="two-lines" title={p.org.name}>
          {p.org.name}
        </span>
      ),
      text: (p) => p.org.name,
    },
    {
      key: 'office',
      title: '承办机构',
      width: 112,
      hidden: true,
      render: (p) => <span className="two-lines">{p.office === '' ? '–' : p.office}</span>,
      text: (p) => p.office,
    },
    {
      key: 'level',
      title: '层级',
      width: 80,
      hidden: true,
      render: (p) => nameOfCode(POWER_LEVELS, p.level) || '–',
      text: (p) => nameOfCode(POWER_LEVELS, p.level),
    },
    {
      key: 'source',
      title: '权力来源',
      width: 102,
      render: (p) => nameOfCode(POWER_SOURCES, p.source) || '–',
      text: (p) => nameOfCode(POWER_SOURCES, p.source),
    },
    {
      key: 'duties',
      title: '责任',
      width: 46,
      align: 'right',
      render: (p) => (p.dutyCount === 0 ? '–' : p.dutyCount),
      text: (p) => String(p.dutyCount),
    },
    {
      key: 'no',
      title: '版本',
      width: 50,
      align: 'right',
      render: (p) => `v${p.no}`,
      text: (p) => String(p.no),
    },
    {
      key: 'from',
      title: '生效',
      width: 100,
      hidden: true,
      render: (p) => p.from,
      text: (p) => p.from,
    },
    {
      key: 'guide',
      title: '指南',
      width: 56,
      align: 'right',
      render: (p) => <GuideScore power={p} />,
      text: (p) => (p.guide ? String(p.guide.score) : '没有'),
    },
    {
      key: 'state',
      title: '状态',
      width: 86,
      render: (p) => <StateCell power={p} openProposal={openProposal} />,
      text: stateText,
    },
  ]
}

function PowerName({ power: { name, code, mainName } }: { power: PowerRow }) {
  const title = mainName === '' || mainName === name ? name : `${mainName}\n${name}`
  return (
    <span title={title}>
      <span className="two-lines">{name}</span>
      <span className="sub ellip num">{code}</span>
    </span>
  )
}

function GuideScore({ power: { guide, state } }: { power: PowerRow }) {
  if (!guide) return <span title={state === 'inForce' ? '还没有办事指南' : undefined}>–</span>
  return (
    <Link to={`/guides/${guide.id}`} title={`办事指南完整度 ${guide.score} 分，满分 100`}>
      {guide.score}
      <span className="visually-hidden"> 分</span>
    </Link>
  )
}

function StateCell({ power, openProposal }: { power: PowerRow; openProposal: (id: string) => void }) {
  const { openProposal: proposal } = power
  if (!proposal) return <StateTag power={power} />
  return (
    <button
      type="button"
      className="tag tag--blue tag-button"
      title="看拟作的改动"
      onClick={() => openProposal(proposal.id)}
    >
      {proposedText(proposal.kind)}
    </button>
  )
}
