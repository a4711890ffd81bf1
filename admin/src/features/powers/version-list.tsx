import type { Power, PowerVersion } from '@mingdu/shared/powers/powers.schema'
import { Link } from 'react-router'
import { fullTimeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'
import { KindTag } from './power-tags'

interface VersionListProps {
  power: Power
  today: string
  /** `<id>:<from>:<to>` */
  compare: (of: string) => void
}

/** Every published version, newest first: open it at its address, or compare it with the one before. */
export function VersionList({ power, today, compare }: VersionListProps) {
  const versions = [...power.versions].sort((a, b) => b.no - a.no)
  const items = versions.map((version, i) => ({
    key: String(version.no),
    state: stateOf(version, today),
    head: (
      <span className="row row--wrap">
        v{version.no}
        <KindTag kind={version.kind} />
        {version.no === power.no && <span className="small muted">现行</span>}
      </span>
    ),
    time: spanText(version),
    body: (
      <>
        {version.basis !== '' && <p>{version.basis}</p>}
        <p className="num">
          {fullTimeText(version.publishedAt)} {version.publishedBy} 公布
        </p>
        <p className="row">
          <Link to={`/powers/${power.id}?no=${version.no}`}>看这一版</Link>
          <CompareLink power={power} version={version} before={versions[i + 1]} compare={compare} />
        </p>
      </>
    ),
  }))
  return <Timeline items={items} />
}

function CompareLink({
  power,
  version,
  before,
  compare,
}: {
  power: Power
  version: PowerVersion
  before: PowerVersion | undefined
  compare: (of: string) => void
}) {
  if (!before) return null
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => compare(`${power.id}:${before.no}:${version.no}`)}
    >
      与 v{before.no} 比较
    </button>
  )
}

function stateOf({ from, until }: PowerVersion, today: string): 'done' | 'now' | 'next' {
  if (from > today) return 'next'
  return until === null || until > today ? 'now' : 'done'
}

/** `2025-03-01 起`, or from day to day. */
export function spanText({ from, until }: PowerVersion): string {
  return until === null ? `${from} 起` : `${from} 至 ${until}（不含）`
}
