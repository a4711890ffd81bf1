import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'

const SHOWN_MS = 4000

const ToastContext = createContext<(text: string) => void>(() => undefined)

/** Says that something was done; a refusal is never a toast, it stays where it happened. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; text: string }[]>([])
  const last = useRef(0)
  const show = useCallback((text: string) => {
    const id = ++last.current
    setToasts((list) => [...list, { id, text }])
    setTimeout(() => setToasts((list) => list.filter((t) => t.id !== id)), SHOWN_MS)
  }, [])
  const region = useMemo(
    () =>
      toasts.map((t) => (
        <div key={t.id} className="toast">
          {t.text}
        </div>
      )),
    [toasts],
  )
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {region}
      </div>
    </ToastContext.Provider>
  )
}
