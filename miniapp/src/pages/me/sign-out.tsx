import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { leave } from '../../api/session'
import { Sheet } from '../../components/sheet/sheet'
import { Button } from '../../components/tap/button'
import { reportQueue } from '../../features/tasks/report/report-queue'
import { verifyQueue } from '../../features/tasks/verify/verify-queue'
import { PAGES, startAt } from '../../platform/navigate'

/** 退出登录, asked once; what was not sent stays on the phone. */
export function SignOut() {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const signOut = async () => {
    setBusy(true)
    // without an answer the session ends here all the same, and on the server when it expires
    await api.accounts.signOut().catch(() => undefined)
    leave('signedOut')
    startAt(PAGES.bind)
  }
  const unsent = reportQueue.items().length + verifyQueue.items().length
  return (
    <View className="sign-out">
      <Button className="sign-out__b" kind="danger" text="退出登录" onTap={() => setAsking(true)} />
      {asking && (
        <Sheet
          title="退出登录？"
          yes="退出登录"
          danger
          busy={busy}
          onYes={() => void signOut()}
          onNo={() => setAsking(false)}
        >
          {unsent > 0
            ? `还有 ${unsent} 次进展或核验没有送出，会留在这台手机上，等您再登录。`
            : '草稿会留在这台手机上。'}
        </Sheet>
      )}
    </View>
  )
}
