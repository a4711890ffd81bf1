import { Navigate, useSearchParams } from 'react-router'

/** Links to the log as it was before it became a tab of 消息平台. */
export function OldLogLink() {
  const [params] = useSearchParams()
  const next = new URLSearchParams(params)
  next.set('tab', params.has('day') ? 'balance' : 'log')
  return <Navigate to={`/message-platform?${next.toString()}`} replace />
}
