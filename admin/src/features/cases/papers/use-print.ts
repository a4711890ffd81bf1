import { useState } from 'react'
import { API_BASE } from '../../../api/send'

/** Opens a PDF of the server beside the console; `blocked` is its address when the browser refused the window. */
export function usePdfWindow() {
  const [blocked, setBlocked] = useState<string | null>(null)
  const open = (path: string) => {
    const url = pdfUrl(path)
    setBlocked(window.open(url, '_blank') === null ? url : null)
  }
  return { open, blocked }
}

export function pdfUrl(path: string): string {
  return `${API_BASE}${path}`
}
