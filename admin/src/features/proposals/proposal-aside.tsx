import { useState } from 'react'
import { Button } from 'antd'
import { Aside, SideBySide } from '../../components/diff'
import { ErrorState, SkeletonLines } from '../../components/states'
import { ProposalActions } from './proposal-actions'
import { ProposalBasis, ProposalDiff, ProposalHistory, ProposedVersions } from './proposal-body'
import { useProposal } from './proposal-queries'
import './proposals.css'

/** A proposal beside the list of powers: what it changes, where it stands, what can be done. */
export function ProposalAside({ id, onClose }: { id: string; onClose: () => void }) {
  const proposal = useProposal(id)
  const [basis, setBasis] = useState(false)
  const p = proposal.data
  const turn = (
    <Button type="link" onClick={() => setBasis(!basis)}>
      {basis ? '看比较' : '看依据'}
    </Button>
  )
  return (
    <Aside
      label="版本比较"
      title={p?.power.name ?? ''}
      kicker={p && `${p.power.code}　${p.power.org.name}`}
      tools={
        p && <SideBySide title={p.power.name} fields={p.fields} head={<ProposedVersions proposal={p} />} />
      }
      footer={p && <ProposalActions proposal={p} end={turn} />}
      onClose={onClose}
    >
      {proposal.isLoading && <SkeletonLines lines={8} />}
      {proposal.isError && <ErrorState error={proposal.error} retry={() => void proposal.refetch()} />}
      {p && !basis && (
        <>
          <ProposedVersions proposal={p} />
          <ProposalDiff proposal={p} />
        </>
      )}
      {p && basis && (
        <div className="stack" style={{ marginTop: 12 }}>
          <ProposalBasis proposal={p} />
          <ProposalHistory proposal={p} />
        </div>
      )}
    </Aside>
  )
}
