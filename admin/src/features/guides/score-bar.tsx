import type { CSSProperties } from 'react'

/** Completeness as a bar with its number: 0–100. */
export function ScoreBar({ score, bare = false }: { score: number; bare?: boolean }) {
  return (
    <span className="gbar">
      <span
        className="gbar__t"
        role={bare ? undefined : 'img'}
        aria-label={bare ? undefined : `完整度 ${score} 分`}
      >
        <i style={{ width: `${score}%` } as CSSProperties} />
      </span>
      {!bare && <span className="num">{score}</span>}
    </span>
  )
}
