import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Empty, Skeleton } from '../../../components/states/states'
import { back } from '../../../platform/navigate'
import { RateForm } from './rate-form'
import '../oversight.scss'

/** 评价督查: one opinion of one matter for this quarter, in the name of the unit. */
export default function RateOversightPage() {
  const { me, may } = useMe()
  const account = me?.id ?? accountId()
  return (
    <Screen className="rate-oversight-page" title="评价督查">
      {!me && <Skeleton />}
      {me && !may('oversight.rate') && (
        <Empty
          title="评价由单位负责人来做"
          text="以单位的名义评价，每件事项每季一次。"
          action={{ text: '返回', onTap: back }}
        />
      )}
      {me && may('oversight.rate') && <RateForm key={account} account={account} today={me.today} />}
    </Screen>
  )
}
