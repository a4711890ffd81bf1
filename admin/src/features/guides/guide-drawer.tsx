import { limitText } from '@mingdu/shared/guides/guides.rules'
import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { AUDIENCES, CASE_TYPES, GUIDE_STATES } from '@mingdu/shared/guides/guides.states'
import { POWER_STATES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { Timeline } from '../../components/timeline'
import { VersionList } from './acts/versions-dialog'
import { useGuide } from './guide-queries'
import { STATE_TAGS, versionText } from './guide-words'
import { ScoreBar } from './score-bar'

const PrintDialog = lazy(() => import('./acts/print-dialog').then((m) => ({ default: m.PrintDialog })))
const QrDialog = lazy(() => import('./acts/qr-dialog').then((m) => ({ default: m.QrDialog })))

const TABS = [
  { key: 'about', name: '概要' },
  { key: 'versions', name: '版本' },
  { key: 'history', name: '记录' },
] as const
type Tab = (typeof TABS)[number]['key']

export function GuideDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const guide = useGuide(id)
  const [tab, setTab] = useState<Tab>('about')
  return (
    <Drawer
      title={guide.data?.title ?? '办事指南'}
      kicker={guide.data && `${guide.data.power.code}　${guide.data.org.name}`}
      onClose={onClose}
      tabs={
        guide.data && <Tabs label="指南的内容" items={tabsOf(guide.data)} active={tab} onChange={setTab} />
      }
      footer={guide.data && <Acts guide={guide.data} />}
    >
      {guide.isPending && <SkeletonLines lines={6} />}
      {guide.isError && !guide.data && <ErrorState error={guide.error} retry={() => void guide.refetch()} />}
      {guide.data && (
        <TabPanel>
          {tab === 'about' && <About guide={guide.data} />}
          {tab === 'versions' && <Versions guide={guide.data} />}
          {tab === 'history' && <History guide={guide.data} />}
        </TabPanel>
      )}
    </Drawer>
  )
}

function About({ guide }: { guide: Guide }) {
  const { content, power } = guide
  const stopped = power.state === 'cancelled' || power.state === 'handedDown'
  return (
    <>
      {stopped && guide.state === 'published' && (
        <p className="note note--red">
          这个事项{nameOfCode(POWER_STATES, power.state)}，指南还在公开。请下线，或改由承接单位发布。
        </p>
      )}
      <dl className="facts num">
        <dt>状态</dt>
        <dd className="row row--wrap">
          <span className={STATE_TAGS[guide.state]}>{GUIDE_STATES[guide.state]}</span>
          {guide.dirty && guide.no > 0 && <span className="tag">有未发布的修改</span>}
        </dd>
        <dt>版本</dt>
        <dd>{versionText(guide)}</dd>
        <dt>事项</dt>
        <dd>{power.name}</dd>
        <dt>对象</dt>
        <dd>
          {AUDIENCES[content.audience]} · {nameOfCode(CASE_TYPES, content.caseType)}
        </dd>
        <dt>时限</dt>
        <dd>{limitText(content)}</dd>
        <dt>材料</dt>
        <dd>{materialsText(guide)}</dd>
      </dl>
      <h3 className="sub-h">完整度</h3>
      <ScoreBar score={guide.score} />
      {guide.missing.length === 0 ? (
        <p className="muted gdrawer__m">各项都齐了。</p>
      ) : (
        <ul className="gscore__l gdrawer__m">
          {guide.missing.map((m) => (
            <li key={m.field}>
              <span>缺{m.text}</span>
              <span className="small muted num nowrap">{m.points} 分</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Versions({ guide }: { guide: Guide }) {
  if (guide.versions.length === 0) return <p className="muted">还没有发布过。</p>
  return <VersionList guide={guide} />
}

function History({ guide }: { guide: Guide }) {
  const newest = [...guide.history].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Timeline
      items={newest.map(({ at, who, what, note }, i) => ({
        key: `${at}${i}`,
        head: what,
        time: fullTimeText(at),
        body: note === '' ? who : `${who}：${note}`,
      }))}
    />
  )
}

function Acts({ guide }: { guide: Guide }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<'print' | 'qr' | null>(null)
  const live = guide.state === 'published'
  const why = live ? '' : '发布后才能用'
  return (
    <>
      <Button type="primary" onClick={() => void navigate(`/guides/${guide.id}`)}>
        {guide.mayEdit ? '编写' : '看全文'}
      </Button>
      <Button disabled={!live} title={why} onClick={() => setOpen('print')}>
        打印告知书
      </Button>
      <Button disabled={!live} title={why} onClick={() => setOpen('qr')}>
        二维码
      </Button>
      <Suspense fallback={null}>
        {open === 'print' && <PrintDialog guide={guide} onClose={() => setOpen(null)} />}
        {open === 'qr' && <QrDialog guide={guide} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  )
}

function tabsOf(guide: Guide) {
  return TABS.map((tab) => (tab.key === 'versions' ? { ...tab, count: guide.versions.length } : tab))
}

function materialsText({ content: { materials, scenario } }: Guide): string {
  const { length } = materials
  if (length === 0) return '没有材料'
  const asks = scenario.questions.length
  return asks === 0 ? `${length} 份` : `${length} 份，按 ${asks} 个问题的情形选`
}
