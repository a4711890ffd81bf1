import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs, type TabItem } from '../../components/tabs'
import { Timeline } from '../../components/timeline'
import { ClueActs } from './acts/clue-acts'
import { ClueBody } from './clue-body'
import { SimilarClues } from './similar-clues'
import './clues.css'

type Tab = 'about' | 'similar' | 'history'

/** One clue: what it says and what became of it, what is like it, and who did what. */
export function ClueDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('about')
  const read = useQuery({
    queryKey: ['clues', 'one', id],
    queryFn: () => api.clues.get({ params: { id } }),
  })
  const clue = read.data
  return (
    <Drawer
      title={clue ? `线索 ${clue.no}` : '线索'}
      kicker={clue && CLUE_KINDS[clue.kind]}
      label="线索"
      onClose={onClose}
      tabs={clue && <Tabs label="线索的内容" items={tabsOf(clue)} active={tab} onChange={setTab} />}
      footer={clue && <ClueActs clue={clue} onMerge={() => setTab('similar')} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !clue && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {clue && (
        <TabPanel>
          {tab === 'about' && <ClueBody clue={clue} />}
          {tab === 'similar' && <SimilarClues clue={clue} />}
          {tab === 'history' && <History clue={clue} />}
        </TabPanel>
      )}
    </Drawer>
  )
}

/** What is like it is read by who triages. */
function tabsOf({ allowedActions }: Clue): TabItem<Tab>[] {
  const triages = allowedActions.includes('triage')
  return [
    { key: 'about', name: '详情' },
    ...(triages ? [{ key: 'similar' as const, name: '相近线索' }] : []),
    { key: 'history', name: '记录' },
  ]
}

function History({ clue }: { clue: Clue }) {
  return (
    <Timeline
      items={[...clue.history].reverse().map(({ at, who, what, note, version }) => ({
        key: `${version}${at}`,
        head: `${what}　${who}`,
        time: fullTimeText(at),
        body: note,
      }))}
    />
  )
}
