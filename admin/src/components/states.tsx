import { Button } from 'antd'
import type { ReactNode } from 'react'
import { asApiError } from '../api/api-error'
import { Icon, type IconName } from './icon'

interface StateProps {
  icon: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** The frame of the states empty, error and no permission. */
export function StateBlock({ icon, title, children, action }: StateProps) {
  return (
    <div className="state" role="status">
      <Icon name={icon} />
      <p className="state__t">{title}</p>
      <div className="state__b">{children}</div>
      {action && <div className="state__a">{action}</div>}
    </div>
  )
}

export function EmptyState({ title, children, action }: Omit<StateProps, 'icon'>) {
  return (
    <StateBlock icon="inbox" title={title} action={action}>
      {children}
    </StateBlock>
  )
}

/** A failed read: what happened, the request id for the administrator, and a way to try again. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { status, message, requestId } = asApiError(error)
  if (status === 403) return <ForbiddenState>{message}</ForbiddenState>
  if (status === 404)
    return (
      <StateBlock icon="search" title="没有找到">
        {message}
      </StateBlock>
    )
  return (
    <StateBlock
      icon="retry"
      title={status === 0 ? '没有连上服务器' : '没取到内容'}
      action={retry && <Button onClick={retry}>再试一次</Button>}
    >
      {message}
      {requestId !== '' && (
        <>
          <br />
          请求号 <code>{requestId}</code>
        </>
      )}
    </StateBlock>
  )
}

export function ForbiddenState({ children }: { children?: ReactNode }) {
  return (
    <StateBlock icon="lock" title="您不能看这一页">
      {children ?? '您的角色没有这项权限。需要时请联系系统管理员。'}
    </StateBlock>
  )
}

const WIDTHS = ['60%', '100%', '92%', '76%', '100%', '84%', '48%', '96%']

export function SkeletonLines({ lines = 6 }: { lines?: number }) {
  return (
    <div role="status" aria-label="正在读取" style={{ padding: 16 }}>
      <i className="skel skel--title" style={{ width: '36%' }} />
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} className="skel" style={{ width: WIDTHS[i % WIDTHS.length] }} />
      ))}
    </div>
  )
}

/** A page whose code is still on its way, with the margins it will have. */
export function PageSkeleton() {
  return (
    <div className="page">
      <div className="panel">
        <SkeletonLines lines={10} />
      </div>
    </div>
  )
}

/** What a write was refused for, beside the button that was pressed. */
export function Refusal({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  const { message, requestId, changes, status } = asApiError(error)
  return (
    <div className="note note--red" role="alert">
      {message}
      {changes.map((c) => (
        <div key={`${c.at}${c.what}`} className="small muted">
          {c.who}：{c.what}
          {c.note ? `（${c.note}）` : ''}
        </div>
      ))}
      {status >= 500 && requestId !== '' && (
        <div>
          请求号 <code>{requestId}</code>
        </div>
      )}
    </div>
  )
}
