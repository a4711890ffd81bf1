import type { Case } from '@mingdu/shared/cases/cases.schema'
import { useState } from 'react'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { CaseActs } from './acts/case-acts'
import { CaseClocks } from './case-clocks'
import { CaseDetail } from './case-detail'
import { CaseHistory } from './case-history'
import { useCase } from './case-queries'
import { CaseJoint } from './joint/case-joint'
import { CaseThread } from './thread/case-thread'
import { useThread } from './thread/use-thread'

type Tab = 'detail' | 'clock' | 'joint' | 'thread' | 'history'

/** A case beside its queue: 详情 · 时限 · 联办 · 留言 · 记录, and what may be done with it. */
export function CaseDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useCase(id)
  if (read.data) return <Loaded one={read.data} onClose={onClose} />
  return (
    <Drawer title={read.isError ? '没有取到办件' : '正在读取'} onClose={onClose}>
      {read.isError ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : <SkeletonLines />}
    </Drawer>
  )
}

function Loaded({ one, onClose }: { one: Case; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('detail')
  const unread = useThread(one.id).data?.unread ?? 0
  const tabs = (
    <Tabs
      label="办件内容"
      active={tab}
      onChange={setTab}
      items={[
        { key: 'detail', name: '详情' },
        { key: 'clock', name: '时限' },
        { key: 'joint', name: '联办', count: one.openSteps === 0 ? undefined : one.openSteps },
        { key: 'thread', name: '留言', count: unread === 0 ? undefined : unread },
        { key: 'history', name: '记录', count: one.history.length },
      ]}
    />
  )
  return (
    <Drawer
      title={one.title}
      kicker={`${one.no}　${one.org.name}`}
      tabs={tabs}
      onClose={onClose}
      footer={<CaseActs one={one} />}
    >
      <TabPanel>
        {tab === 'detail' && <CaseDetail one={one} />}
        {tab === 'clock' && <CaseClocks one={one} />}
        {tab === 'joint' && <CaseJoint one={one} />}
        {tab === 'thread' && <CaseThread one={one} />}
        {tab === 'history' && <CaseHistory one={one} />}
      </TabPanel>
    </Drawer>
  )
}
