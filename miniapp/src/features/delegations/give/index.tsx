import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { useRecord } from '../../../api/use-record'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { GiveForm } from './give-form'
import '../delegations.scss'

/** 授权他人代办: whom, what, when, why. */
export default function GivePage() {
  const { me } = useMe()
  const { data, error, reload } = useRecord(() => api.delegations.options(), 'delegation options')
  return (
    <Screen className="give-page" title="授权他人代办">
      {!data && error && <Failed what="可以授权的人" error={error} onRetry={() => void reload()} />}
      {!(data && me) && !error && <Skeleton />}
      {data?.people.length === 0 && (
        <Empty title="本单位没有可以授权的人" text="请联系系统管理员核对人员名册。" />
      )}
      {data && data.people.length > 0 && me && <GiveForm people={data.people} today={me.today} />}
    </Screen>
  )
}
