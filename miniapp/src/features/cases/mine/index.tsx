import { Screen } from '../../../components/screen/screen'
import { useParams } from '../../../platform/params'
import { CaseByNo } from './case-by-no'
import { CasePage } from './case-page'
import { CaseList } from './case-list'
import './index.scss'

/** 我的办件: the list, or with an id or a number one of them. Message cards and the tracking page lead here. */
export default function MyCasesPage() {
  const { id, no } = useParams()
  return (
    <Screen className="my-cases-page" title="我的办件">
      {id ? <CasePage id={id} /> : no ? <CaseByNo no={no} /> : <CaseList />}
    </Screen>
  )
}
