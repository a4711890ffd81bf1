import { useEffect, useState } from 'react'

export function OfflineNotice() {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  if (online) return null
  return (
    <div className="offline" role="status">
      网络断了。看到的是断网前的内容，现在不能提交；进展草稿会保存在这台电脑上。
    </div>
  )
}
