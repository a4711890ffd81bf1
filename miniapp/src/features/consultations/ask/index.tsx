import { accountId } from '../../../api/session'
import { useMe } from '../../../api/use-me'
import { Screen } from '../../../components/screen/screen'
import { Empty, Skeleton } from '../../../components/states/states'
import { back } from '../../../platform/navigate'
import { AskForm } from './ask-form'
import '../consultations.scss'

/** 提问: the 知识库 is looked through while one writes. */
export default function AskPage() {
  const { me, may } = useMe()
  const account = me?.id ?? accountId()
  return (
    <Screen className="ask-consultation-page" title="向督查咨询">
      {!me && <Skeleton />}
      {me && !may('consultation.ask') && (
        <Empty
          title="咨询由单位的人提出"
          text="您负责答复咨询，可以在列表里打开各单位的提问。"
          action={{ text: '返回', onTap: back }}
        />
      )}
      {me && may('consultation.ask') && <AskForm key={account} account={account} today={me.today} />}
    </Screen>
  )
}
