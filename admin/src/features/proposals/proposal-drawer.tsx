import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { useState } from 'react'
import { Link } from 'react-router'
import { SideBySide } from '../../components/diff'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { ProposalActions } from './proposal-actions'
import { ProposalBasis, ProposalDiff, ProposalHistory, ProposedVersions } from './proposal-body'
import { useProposal } from './proposal-queries'
import { ChangeTag, ProposalStateTag } from './proposal-tags'

type Tab = 'diff' | 'basis' | 'history'

export function ProposalDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const proposal = useProposal(id)
  const [tab, setTab] = useState<Tab>('diff')
  const p = proposal.data
  return (
    <Drawer
      title={p?.power.name ?? '清单调整'}
      kicker={p && `${p.no}　${p.power.org.name}`}
      label="清单调整"
      onClose={onClose}
      tabs={
        <Tabs<Tab>
          label="清单调整"
          active={tab}
          onChange={setTab}
          items={[
            { key: 'diff', name: '逐项比较', count: p?.changes },
            { key: 'basis', name: '依据', count: p?.basisFiles.length },
            { key: 'history', name: '记录' },
          ]}
        />
      }
      footer={p && <ProposalActions proposal={p} />}
    >
      {proposal.isLoading && <SkeletonLines lines={10} />}
      {proposal.isError && <ErrorState error={proposal.error} retry={() => void proposal.refetch()} />}
      {p && (
        <TabPanel>
          {tab === 'diff' && <Diff proposal={p} />}
          {tab === 'basis' && <ProposalBasis proposal={p} />}
          {tab === 'history' && <ProposalHistory proposal={p} />}
        </TabPanel>
      )}
    </Drawer>
  )
}

function Diff({ proposal }: { proposal: Proposal }) {
  const { power, fields, kind, state } = proposal
  const head = <ProposedVersions proposal={proposal} />
  return (
    <>
      <div className="between">
        <span className="row">
          <ChangeTag kind={kind} />
          <ProposalStateTag state={state} />
          {power.id !== null && <Link to={`/powers/${power.id}`}>看现行版本</Link>}
        </span>
        <SideBySide title={power.name} fields={fields} head={head} />
      </div>
      {head}
      <ProposalDiff proposal={proposal} />
    </>
  )
}
