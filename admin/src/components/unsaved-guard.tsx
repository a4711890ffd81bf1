import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/**
 * Asks before work that was not saved is left, inside the console and on closing the page; what is `kept` for as long
 * as the page stands is asked about on closing only.
 */
export function UnsavedGuard({ dirty, kept = false }: { dirty: boolean; kept?: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !kept && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!dirty) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      open
      title="还有没保存的修改"
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="stay" type="primary" onClick={() => blocker.reset()}>
          留下来保存
        </Button>,
        <Button key="leave" danger onClick={() => blocker.proceed()}>
          不保存，离开
        </Button>,
      ]}
    >
      离开后，刚才的修改就没有了。
    </Modal>
  )
}
