import type { PowerVersion } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import { Select } from 'antd'
import { Aside, FieldDiffs, SideBySide } from '../../../components/diff'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { usePower, usePowerDiff } from '../power-queries'

interface CompareVersionsProps {
  id: string
  from: number
  to: number
  onChange: (from: number, to: number) => void
  onClose: () => void
}

/** Two published versions of one power; each can be changed for another. */
export function CompareVersions({ id, from, to, onChange, onClose }: CompareVersionsProps) {
  const power = usePower(id)
  const diff = usePowerDiff(id, from, to)
  const head = power.data && (
    <VersionPickers versions={power.data.versions} from={from} to={to} onChange={onChange} />
  )
  return (
    <Aside
      label="版本比较"
      title={power.data?.name ?? ''}
      kicker={power.data && `${power.data.code}　${power.data.org.name}`}
      tools={diff.data && <SideBySide title={power.data?.name ?? ''} fields={diff.data.fields} head={head} />}
      onClose={onClose}
    >
      {head}
      {from === to && <p className="note">请选两个不同的版本。</p>}
      {diff.isLoading && <SkeletonLines lines={8} />}
      {diff.isError && <ErrorState error={diff.error} retry={() => void diff.refetch()} />}
      {diff.data && <FieldDiffs fields={diff.data.fields} />}
    </Aside>
  )
}

function VersionPickers({
  versions,
  from,
  to,
  onChange,
}: {
  versions: readonly PowerVersion[]
  from: number
  to: number
  onChange: (from: number, to: number) => void
}) {
  const options = [...versions]
    .sort((a, b) => b.no - a.no)
    .map(({ no, kind, from: since }) => ({ value: no, label: `v${no} ${CHANGE_KINDS[kind]}　${since} 起` }))
  return (
    <div className="version-pickers num">
      <Select aria-label="从哪一版" value={from} options={options} onChange={(no) => onChange(no, to)} />
      <span className="muted">改为</span>
      <Select aria-label="到哪一版" value={to} options={options} onChange={(no) => onChange(from, no)} />
    </div>
  )
}
