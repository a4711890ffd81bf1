import type { Power } from '@mingdu/shared/powers/powers.schema'
import { Link } from 'react-router'

/** Every published guide of a power, with how complete each is. */
export function PowerGuides({ guides }: Pick<Power, 'guides'>) {
  return (
    <ul className="power-guides num" aria-label="办事指南">
      {guides.map(({ id, title, score }) => (
        <li key={id}>
          <Link to={`/guides/${id}`}>{title}</Link>
          <span className="small muted">完整度 {score} 分</span>
        </li>
      ))}
    </ul>
  )
}
