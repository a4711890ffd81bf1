import type { ReactNode } from 'react'
import { BehindSide, type BehindProps } from './behind-links'
import { Caliber } from './caliber'
import './rate-card.css'

/** A rate with its n and its 口径; of too few cases it makes no ranking. */
interface Rate {
  name: string
  definition: string
  text: string | null
  part: number | null
  n: number | null
  enough: boolean
}

export function RateCards({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="rate-cards num" aria-label={name}>
      {children}
    </section>
  )
}

interface RateCardProps {
  rate: Rate
  /** Where what it counts is listed; without it the numbers are plain. */
  behind?: BehindProps
  /** Below: what it is compared with. */
  children?: ReactNode
}

export function RateCard({ rate, behind, children }: RateCardProps) {
  const { name, definition, text, part, n, enough } = rate
  return (
    <div className="rate-card">
      <div className="stat__k">
        {name}
        <Caliber of={name} definition={definition} />
      </div>
      <div className={enough ? 'stat__v' : 'stat__v stat__v--few'}>
        {text ?? '–'}
        {!enough && text !== null && <small>样本不足</small>}
      </div>
      <div className="stat__n">
        {behind ? (
          <>
            <BehindSide {...behind} side="part" n={part} of={name} />
            {' / '}
            <BehindSide {...behind} side="whole" n={n} of={name} />
          </>
        ) : (
          `${countText(part)} / ${countText(n)}`
        )}
        {`　n = ${countText(n)}`}
      </div>
      {children && <div className="stat__n">{children}</div>}
    </div>
  )
}

export function countText(n: number | null): string {
  return n === null ? '–' : n.toLocaleString('en-US')
}
