import type { Missing } from '@mingdu/shared/guides/guides.schema'
import { Caliber } from '../../../components/caliber'
import { goTo } from '../guide-sections'
import { ScoreBar } from '../score-bar'

/** How complete the guide is as it stands here, and the way to what is missing. */
export function CompletenessPanel({ score, missing }: { score: number; missing: readonly Missing[] }) {
  return (
    <aside className="panel gscore" aria-label="完整度">
      <div className="panel__h">
        <h2>完整度</h2>
        <Caliber
          of="完整度"
          definition="各项要素按重要程度计分，合计 100 分；按现在页面上的内容算，保存后生效。"
        />
      </div>
      <div className="panel__b stack">
        <p className="gscore__n num">
          {score}
          <small> / 100 分</small>
        </p>
        <ScoreBar score={score} bare />
        {missing.length === 0 ? (
          <p className="muted">各项都齐了。</p>
        ) : (
          <ul className="gscore__l">
            {missing.map(({ field, text, points }) => (
              <li key={field}>
                <button type="button" className="link-button" onClick={() => goTo(field)}>
                  {text}
                </button>
                <span className="small muted num nowrap">{points} 分</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  )
}
