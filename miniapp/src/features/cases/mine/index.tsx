import { Screen } from '../../../components/screen/screen'
import { useParams } from '../../../platform/params'
import { CasePage } from './case-page'
import { CaseList } from './case-list'
import './index.scss'

/** 我的办件: the list, or with an id one of them. Message cards lead here. */
export default function MyCasesPage() {
  const { id } = useParams()
  return (
    <Screen className="my-cases-page" title="我的办件">
      {id ? <CasePage id={id} /> : <CaseList />}
    </Screen>
  )
}
