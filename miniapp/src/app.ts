import type { PropsWithChildren } from 'react'
import { arriveWith } from './api/session'
import { restoreSide } from './api/side'
import { restoreElder } from './api/use-me'
import { useQueueKeeper } from './features/tasks/queue/use-keeper'
import { moveScene, onAddressChange, reload, takeSignInCode } from './platform/address'
import './app.scss'

restoreElder()
restoreSide()
moveScene()
// before the first page asks for anything: a code in the address decides who it is for
const code = takeSignInCode()
if (code !== null) void arriveWith(code)
onAddressChange(() => {
  const next = takeSignInCode()
  if (next !== null) void arriveWith(next).then(reload)
})

export default function App({ children }: PropsWithChildren) {
  useQueueKeeper()
  return children
}
