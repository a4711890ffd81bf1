import { api } from '../../../api/client.gen'
import { useCitizen } from '../../../api/use-citizen'
import { useRecord } from '../../../api/use-record'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { open, PAGES } from '../../../platform/navigate'
import { CasePage } from './case-page'

/** The case of a number, if it is one's own: whoever came from the tracking page may hold somebody else's. */
export function CaseByNo({ no }: { no: string }) {
  const { data, error, reload } = useRecord(() => api.applications.list({ query: { no, limit: 1 } }), no)
  const { citizen } = useCitizen()
  const [found] = data?.items ?? []
  if (found) return <CasePage id={found.id} />
  if (!data && error) return <Failed what="这件办件" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton />
  if (citizen && !citizen.identity)
    return (
      <Empty
        title="先实名认证"
        text="在窗口办的件，要认证是申请人本人以后才能打开文书、补材料。"
        action={{
          text: '去实名认证',
          onTap: () => open(PAGES.identity, { from: `${PAGES.myCases}?no=${no}` }),
        }}
      />
    )
  return (
    <Empty
      title="这件不在您的办件里"
      text="只有申请人本人登录后才能打开文书、补材料。请换申请人登录，或者带身份证件到收件的窗口办。"
      action={{ text: '看我的办件', onTap: () => open(PAGES.myCases) }}
    />
  )
}
