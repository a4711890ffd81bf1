import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from './icon'

interface DrawerProps {
  title: string
  /** The line above the title: number and org. */
  kicker?: ReactNode
  tabs?: ReactNode
  footer?: ReactNode
  children: ReactNode
  onClose: () => void
  label?: string
  /** For what is read like a page: tables and long texts. */
  wide?: boolean
}

/** A record beside its list. No mask: the list stays usable; Esc closes; focus moves in and back out. */
export function Drawer({ title, kicker, tabs, footer, children, onClose, label, wide = false }: DrawerProps) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  useFocusInAndBack(box)
  useEscape(onClose)
  return (
    <div
      className={wide ? 'drawer drawer--wide' : 'drawer'}
      role="dialog"
      aria-labelledby={heading}
      ref={box}
      tabIndex={-1}
      aria-label={label}
    >
      <div className="drawer__h">
        <div className="between" style={{ alignItems: 'flex-start' }}>
          <div className="grow">
            {kicker && <div className="drawer__k num">{kicker}</div>}
            <h2 id={heading}>{title}</h2>
          </div>
          <button type="button" className="drawer__close" aria-label="关闭" onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {tabs && <div style={{ marginTop: 8 }}>{tabs}</div>}
      </div>
      <div className="drawer__b" tabIndex={0} role="group" aria-label={`${title}的内容`}>
        {children}
      </div>
      {footer && <div className="drawer__f">{footer}</div>}
    </div>
  )
}

function useFocusInAndBack(box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null
    box.current?.focus()
    return () => before?.focus()
  }, [box])
}

function useEscape(onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      // an open dialog, select or picture in front of the drawer takes the key first
      if (e.key === 'Escape' && !e.defaultPrevented && !overlayOpen()) close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function overlayOpen(): boolean {
  const open =
    '.ant-modal-wrap, .ant-image-preview, .ant-select-dropdown, .ant-picker-dropdown, .ant-popover, .ant-dropdown'
  return [...document.querySelectorAll<HTMLElement>(open)].some(
    (el) => el.offsetParent !== null || el.offsetHeight > 0,
  )
}
