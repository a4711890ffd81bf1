import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { fullTimeText } from '../../components/dates'
import { ruleChanges } from './rule-values'

/** Every version with what it changed against the one before; nothing is ever overwritten. */
export function RuleHistory({ versions }: { versions: readonly RuleVersion[] }) {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version)
  return (
    <section className="panel" aria-label="历次版本">
      <div className="panel__h">
        <h2>历次版本</h2>
        <small className="num">{versions.length} 版</small>
      </div>
      <ol>
        {newestFirst.map((version, i) => (
          <li key={version.version} className="rules__version">
            <div className="between">
              <span className="strong num">第 {version.version} 版</span>
              <span className="small muted num">
                {version.changedBy?.name ?? '系统'}　{fullTimeText(version.changedAt)}
              </span>
            </div>
            {version.note !== '' && <p className="muted">{version.note}</p>}
            <Changes now={version} before={newestFirst[i + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({ now, before }: { now: RuleVersion; before: RuleVersion | undefined }) {
  if (!before) return <p className="small muted">最初的值</p>
  const changes = ruleChanges(now.values, before.values)
  if (changes.length === 0) return <p className="small muted">值没有变</p>
  return (
    <ul className="diff num">
      {changes.map((change) => (
        <li key={change.name}>
          {change.name}：<del>{change.before}</del> → <ins>{change.now}</ins>
        </li>
      ))}
    </ul>
  )
}
