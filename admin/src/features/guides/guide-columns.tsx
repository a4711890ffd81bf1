import type { GuideRow } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STATES } from '@mingdu/shared/guides/guides.states'
import { POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Caliber } from '../../components/caliber'
import { dateText, timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { STATE_TAGS } from './guide-words'
import { ScoreBar } from './score-bar'

export function guideColumns(today: string): Column<GuideRow>[] {
  return [
    {
      key: 'title',
      title: '指南 / 事项编码',
      fixed: true,
      render: (g) => <Title guide={g} />,
      text: (g) => g.title,
    },
    {
      key: 'power',
      title: '权力事项',
      width: 200,
      hidden: true,
      render: (g) => <span className="two-lines">{g.power.name}</span>,
      text: (g) => `${g.power.code} ${g.power.name}`,
    },
    {
      key: 'type',
      title: '类型',
      width: 96,
      render: (g) => nameOfCode(POWER_TYPES, g.power.type),
      text: (g) => nameOfCode(POWER_TYPES, g.power.type),
    },
    {
      key: 'org',
      title: '单位',
      width: 156,
      render: (g) => <span className="two-lines">{g.org.name}</span>,
      text: (g) => g.org.name,
    },
    {
      key: 'state',
      title: '状态',
      width: 132,
      render: (g) => <State guide={g} />,
      text: (g) => `${GUIDE_STATES[g.state]}${g.dirty && g.no > 0 ? '，有未发布的修改' : ''}`,
    },
    {
      key: 'no',
      title: '版本',
      width: 112,
      align: 'right',
      render: (g) => <Version guide={g} today={today} />,
      text: (g) => (g.no === 0 ? '' : `第 ${g.no} 版 ${g.from ?? ''}`),
    },
    {
      key: 'score',
      title: '完整度',
      width: 152,
      head: (
        <span className="row">
          完整度
          <Caliber of="完整度" definition="各项要素按重要程度计分，合计 100 分；按草稿现在的内容算。" />
        </span>
      ),
      render: (g) => <ScoreBar score={g.score} />,
      text: (g) => String(g.score),
    },
    {
      key: 'changedAt',
      title: '修改',
      width: 112,
      align: 'right',
      render: (g) => timeText(g.changedAt, today),
      text: (g) => g.changedAt,
    },
  ]
}

function Title({ guide }: { guide: GuideRow }) {
  return (
    <>
      <span className="two-lines strong">{guide.title}</span>
      <span className="sub ellip num" title={`${guide.power.code} ${guide.power.name}`}>
        {guide.power.code}　{guide.power.name === guide.title ? '' : guide.power.name}
      </span>
    </>
  )
}

function State({ guide }: { guide: GuideRow }) {
  return (
    <>
      <span className={STATE_TAGS[guide.state]}>{GUIDE_STATES[guide.state]}</span>
      {guide.dirty && guide.no > 0 && <span className="sub gdirty">有未发布的修改</span>}
    </>
  )
}

function Version({ guide, today }: { guide: GuideRow; today: string }) {
  if (guide.no === 0) return '–'
  return (
    <>
      第 {guide.no} 版<span className="sub gdirty">{dateText(guide.from, today)} 起</span>
    </>
  )
}
