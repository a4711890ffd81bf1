import { Link } from 'react-router'
import { useCan } from '../api/session'
import { countedLink, type Behind, type Narrowed } from './counted-link'

const READS = { cases: 'case.read', ratings: 'rating.read' } as const

export interface BehindProps {
  /** null: there is no list of it. */
  behind: Behind | null
  period: { from: string; through: string }
  narrowed?: Narrowed | undefined
}

interface SideProps extends BehindProps {
  side: 'part' | 'whole'
  n: number | null
  /** Of which figure, for who does not see where the number stands. */
  of: string
  children?: React.ReactNode
}

/** A number that opens the list it counts; plain where there is none, nothing in it, or no right to read it. */
export function BehindSide({ behind, period, narrowed, side, n, of, children }: SideProps) {
  const can = useCan()
  const text = children ?? (n === null ? '–' : n.toLocaleString('en-US'))
  if (!behind || !n || !can(READS[behind.list])) return <>{text}</>
  const name = `${of}的${side === 'part' ? '分子' : '分母'}，${n} 条，查看明细`
  return (
    <Link to={countedLink(behind.list, behind[side], period, narrowed)} aria-label={name}>
      {text}
    </Link>
  )
}
