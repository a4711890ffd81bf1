import type { Proposal } from '@mingdu/shared/proposals/proposals.api'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import { Link } from 'react-router'
import { FieldDiffs, TwoVersions } from '../../components/diff'
import { FileList } from '../../components/files'
import { fullTimeText } from '../../components/dates'
import { Timeline } from '../../components/timeline'
import { usePowerOf } from './proposal-queries'

/** v6 现行 › v7 拟调整 */
export function ProposedVersions({ proposal }: { proposal: Proposal }) {
  const { power, kind, effectiveOn, state } = proposal
  const current = usePowerOf(power.id).data
  const open = state !== 'published'
  const from = current && open ? `v${current.no} 现行` : proposal.before ? '变动前' : '清单里没有'
  const since = current && open ? `${current.from} 起` : '–'
  const next = open && current ? `v${current.no + 1} ` : ''
  return (
    <TwoVersions
      from={{ title: from, note: since }}
      to={{
        title: `${open ? next : ''}${open ? '拟' : '已'}${CHANGE_KINDS[kind]}`,
        note: effectiveOn === null ? '公布当天起' : `${open ? '拟 ' : ''}${effectiveOn} 起`,
      }}
    />
  )
}

/** What differs, what that looks like, and what follows from it. */
export function ProposalDiff({ proposal }: { proposal: Proposal }) {
  return (
    <>
      <Resembles proposal={proposal} />
      <FieldDiffs fields={proposal.fields} />
      <Impact impact={proposal.impact} />
    </>
  )
}

/** 疑似明减暗增: the reader decides, the system only points at it. */
function Resembles({ proposal: { resembles } }: { proposal: Proposal }) {
  if (!resembles) return null
  return (
    <div className="note note--red" role="alert" style={{ marginBottom: 12 }}>
      <p className="strong">疑似明减暗增</p>
      <p>
        与已取消的{' '}
        <Link className="underlined" to={`/powers/${resembles.id}`}>
          {resembles.name}
        </Link>
        <span className="num">（{resembles.code}）</span>
        相近。请核对是不是换了名称重新设立。
      </p>
    </div>
  )
}

function Impact({ impact }: { impact: readonly string[] }) {
  if (impact.length === 0) return null
  return (
    <section className="df num" aria-label="影响">
      <h3 className="df__h">
        <span>影响</span>
      </h3>
      <ul>
        {impact.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** What the change rests on, with its papers. */
export function ProposalBasis({ proposal }: { proposal: Proposal }) {
  const { basis, basisFiles, no, orgName, proposedBy } = proposal
  return (
    <div className="stack">
      <p className="prewrap">{basis}</p>
      {basisFiles.length > 0 ? <FileList files={basisFiles} /> : <p className="small muted">没有附件。</p>}
      <p className="small muted num">
        {no}　{orgName} {proposedBy.name} 提出
      </p>
    </div>
  )
}

/** Who did what, newest first, with 文号 and reasons. */
export function ProposalHistory({ proposal }: { proposal: Proposal }) {
  const items = [...proposal.history].reverse().map(({ at, who, what, note }, i) => ({
    key: `${at}${i}`,
    head: what,
    time: fullTimeText(at),
    body: (
      <>
        {who}
        {note !== '' && <p className="prewrap">{note}</p>}
      </>
    ),
  }))
  return <Timeline items={items} />
}
