import type { ReactNode } from 'react'
import { Icon } from '../icon'
import './diff.css'

interface AsideProps {
  label: string
  title: string
  kicker?: ReactNode
  /** Acts beside the heading, e.g. 并排看. */
  tools?: ReactNode
  footer?: ReactNode
  children: ReactNode
  onClose: () => void
}

/** What is compared, in a column of its own beside the list. */
export function Aside({ label, title, kicker, tools, footer, children, onClose }: AsideProps) {
  return (
    <aside className="panel aside" aria-label={label}>
      <div className="panel__h">
        <h2>{label}</h2>
        <span className="row">
          {tools}
          <button type="button" className="drawer__close" aria-label={`关闭${label}`} onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <div className="aside__b" tabIndex={0} role="group" aria-label={`${label}的内容`}>
        <h3 className="aside__t">{title}</h3>
        {kicker && <p className="aside__k num">{kicker}</p>}
        {children}
      </div>
      {footer && <div className="aside__f">{footer}</div>}
    </aside>
  )
}
