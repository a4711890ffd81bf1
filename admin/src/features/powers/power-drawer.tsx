import type { Power } from '@mingdu/shared/powers/powers.schema'
import { POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../api/session'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { DutiesByStage } from './content/duties'
import { PowerFacts } from './content/facts'
import { Bases } from './content/sections'
import { PowerGuides } from './power-guides'
import { PowerHistory } from './power-history'
import { usePower } from './power-queries'
import { proposedText, StateTag } from './power-tags'
import { ProposeMenu } from './propose-menu'
import { spanText, VersionList } from './version-list'

type Tab = 'about' | 'duties' | 'versions' | 'history'

interface PowerDrawerProps {
  id: string
  asOf: string | undefined
  compare: (of: string) => void
  openProposal: (id: string) => void
  onClose: () => void
}

/** A power beside its list; the whole of it has a page of its own. */
export function PowerDrawer({ id, asOf, compare, openProposal, onClose }: PowerDrawerProps) {
  const { today } = useMe()
  const [tab, setTab] = useState<Tab>('about')
  const power = usePower(id, asOf === undefined ? {} : { asOf })
  const p = power.data
  return (
    <Drawer
      title={p?.name ?? '权力事项'}
      kicker={p && `${p.code}　${p.org.name}`}
      label="权力事项"
      onClose={onClose}
      tabs={<DrawerTabs power={p} tab={tab} setTab={setTab} />}
      footer={p && <Footer power={p} asOf={asOf} />}
    >
      {power.isLoading && <SkeletonLines lines={10} />}
      {power.isError && <ErrorState error={power.error} retry={() => void power.refetch()} />}
      {p && (
        <TabPanel>
          {tab === 'about' && <About power={p} openProposal={openProposal} />}
          {tab === 'duties' && <DutiesByStage duties={p.content.duties} />}
          {tab === 'versions' && <VersionList power={p} today={today} compare={compare} />}
          {tab === 'history' && <PowerHistory power={p} />}
        </TabPanel>
      )}
    </Drawer>
  )
}

function DrawerTabs({
  power,
  tab,
  setTab,
}: {
  power: Power | undefined
  tab: Tab
  setTab: (tab: Tab) => void
}) {
  return (
    <Tabs<Tab>
      label="权力事项"
      active={tab}
      onChange={setTab}
      items={[
        { key: 'about', name: '详情' },
        { key: 'duties', name: '责任', count: power?.content.duties.length },
        { key: 'versions', name: '版本', count: power?.versions.length },
        { key: 'history', name: '记录' },
      ]}
    />
  )
}

function About({ power, openProposal }: { power: Power; openProposal: (id: string) => void }) {
  const { openProposal: proposal, shown } = power
  return (
    <div className="stack">
      <p className="row row--wrap num">
        <StateTag power={power} />
        <span className="tag">{nameOfCode(POWER_TYPES, power.type)}</span>
        <span className="small muted">
          v{shown.no}　{spanText(shown)}
        </span>
      </p>
      {proposal && (
        <p className="note note--blue">
          {proposedText(proposal.kind)}，正在审查。
          <button type="button" className="link-button" onClick={() => openProposal(proposal.id)}>
            看逐项比较
          </button>
        </p>
      )}
      <PowerFacts power={power} />
      {power.guides.length > 0 && (
        <div>
          <h3 className="sub-h">办事指南</h3>
          <PowerGuides guides={power.guides} />
        </div>
      )}
      <div>
        <h3 className="sub-h">设定依据</h3>
        <Bases bases={power.content.bases} />
      </div>
    </div>
  )
}

function Footer({ power, asOf }: { power: Power; asOf: string | undefined }) {
  return (
    <>
      <Link to={`/powers/${power.id}${asOf === undefined ? '' : `?asOf=${asOf}`}`}>看全部内容</Link>
      <span className="grow" />
      <ProposeMenu power={power} />
    </>
  )
}
