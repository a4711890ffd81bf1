import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { Mode } from './theme'

interface ThemeMode {
  mode: Mode
  setMode: (mode: Mode) => void
}

const STORAGE_KEY = 'mingdu.theme'
const ThemeModeContext = createContext<ThemeMode>({ mode: 'light', setMode: () => undefined })

export function useThemeMode(): ThemeMode {
  return useContext(ThemeModeContext)
}

/** Follows the system until the person has chosen; the choice is kept on this computer. */
export function ThemeModeProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<Mode | null>(storedMode)
  const system = useSystemMode()
  const mode = chosen ?? system
  useEffect(() => {
    document.documentElement.dataset['theme'] = mode
  }, [mode])
  const setMode = (next: Mode) => {
    localStorage.setItem(STORAGE_KEY, next)
    setChosen(next)
  }
  return <ThemeModeContext.Provider value={{ mode, setMode }}>{children}</ThemeModeContext.Provider>
}

function useSystemMode(): Mode {
  const [dark, setDark] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const media = window.matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setDark(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  return dark ? 'dark' : 'light'
}

function storedMode(): Mode | null {
  const stored = localStorage.getItem(STORAGE_KEY)
  return stored === 'light' || stored === 'dark' ? stored : null
}
