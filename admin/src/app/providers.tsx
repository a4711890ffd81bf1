import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useMemo, useState, type ReactNode } from 'react'
import { createQueryClient } from '../api/query-client'
import { ToastProvider } from '../components/toast'
import { themeConfig } from './theme'
import { ThemeModeProvider, useThemeMode } from './theme-mode'

dayjs.locale('zh-cn')

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient)
  return (
    <QueryClientProvider client={client}>
      <ThemeModeProvider>
        <Themed>
          <ToastProvider>{children}</ToastProvider>
        </Themed>
      </ThemeModeProvider>
    </QueryClientProvider>
  )
}

function Themed({ children }: { children: ReactNode }) {
  const { mode } = useThemeMode()
  const theme = useMemo(() => themeConfig(mode), [mode])
  return (
    <ConfigProvider
      theme={theme}
      locale={zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      form={{ requiredMark: false }}
      getPopupContainer={() => document.body}
    >
      {children}
    </ConfigProvider>
  )
}
