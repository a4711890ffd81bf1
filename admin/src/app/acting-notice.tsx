import { Button } from 'antd'
import { api } from '../api/client.gen'
import { useMe } from '../api/session'
import { useWrite } from '../api/use-write'
import { fullTimeText } from '../components/dates'
import { Refusal } from '../components/states'

/** In whose name this session acts, on every page, with the way back. */
export function ActingNotice() {
  const { acting, name } = useMe()
  const stop = useWrite((_: null, idempotencyKey) => api.delegations.stop({ idempotencyKey }))
  if (!acting) return null
  const { principal, until, over } = acting
  return (
    <div className="acting" role="status">
      <span className="grow">
        {over
          ? `代 ${principal.name} 办理的授权已结束，现在不能提交。`
          : `正在代 ${principal.name}（${principal.orgName}）办理，到 ${fullTimeText(until)} 为止。所办的事记作“${name}（代 ${principal.name}）”。`}
        <Refusal error={stop.error} />
      </span>
      <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(null)}>
        回到本人
      </Button>
    </div>
  )
}
