import { Link, Navigate } from 'react-router'
import { useMe } from '../api/session'
import { Page } from '../components/page'
import { StateBlock } from '../components/states'
import { homeOf } from './menu'

export function HomeRedirect() {
  return <Navigate to={homeOf(useMe())} replace />
}

export function NotFoundPage() {
  const me = useMe()
  return (
    <Page title="没有这一页">
      <StateBlock icon="search" title="没有这一页" action={<Link to={homeOf(me)}>回到首页</Link>}>
        地址可能打错了，或这一页已经搬走。
      </StateBlock>
    </Page>
  )
}
