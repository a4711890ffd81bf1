import { View } from '@tarojs/components'
import type { MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { api } from '../../api/client.gen'
import { citizenToken } from '../../api/citizen-session'
import { countCitizenUnread } from '../../api/unread'
import { useCitizen } from '../../api/use-citizen'
import { useRecord } from '../../api/use-record'
import { dayText } from '../../components/dates'
import { Row } from '../../components/rows/row'
import { heading } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'
import { open, PAGES } from '../../platform/navigate'
import { useDidShow } from '../../platform/page-hooks'

const FEW = 2

/** 我的办件 on the first page: those still open of whoever is signed in; for others the way there. */
export function MyCases() {
  const { signedIn } = useCitizen()
  return signedIn ? (
    <Mine />
  ) : (
    <View className="rows home-mine">
      <Row
        className="home-mine__go"
        title="我的办件"
        sub={['登录后看办到哪一步、要补什么']}
        onTap={() => open(PAGES.myCases)}
      />
    </View>
  )
}

function Mine() {
  const { data, error, reload } = useRecord(
    () => api.applications.list({ query: { open: 'true', limit: 20 } }),
    citizenToken() ?? '',
  )
  const drafts = useRecord(() => api.applications.drafts(), citizenToken() ?? '')
  useDidShow(() => {
    void reload()
    void drafts.reload()
    void countCitizenUnread()
  })
  const items = data?.items ?? []
  return (
    <View className="rows home-mine">
      <View className="rows__h">
        <View {...heading(2)}>{countText(items, data?.total ?? 0)}</View>
        <Tap className="rows__more home-mine__all" as="link" onTap={() => open(PAGES.myCases)}>
          全部
        </Tap>
      </View>
      {!data && error && (
        <Row className="home-mine__again" title="没取到，点这里再试" onTap={() => void reload()} />
      )}
      {data?.items.length === 0 && <View className="rows__note">没有正在办的件。</View>}
      <Begun items={drafts.data?.items ?? []} />
      {waitingFirst(items)
        .slice(0, FEW)
        .map(({ id, title, toDo, state, due }) => (
          <Row
            key={id}
            className="row--lined"
            title={title}
            sub={[toDo || `${CASE_STATES[state]}${due ? `，最晚 ${dayText(due, null)}` : ''}`]}
            aside={toDo ? '等您办' : ''}
            onTap={() => open(PAGES.myCases, { id })}
          />
        ))}
    </View>
  )
}

/** What was begun and not handed in; one leads straight on, several to the list. */
function Begun({ items }: { items: readonly { guideId: string; title: string }[] }) {
  const [only] = items
  if (!only) return null
  const isOne = items.length === 1
  return (
    <Row
      className="row--lined home-draft"
      title={isOne ? only.title : `${items.length} 份申请没有提交`}
      sub={[isOne ? '没有提交，接着上次的填' : '接着上次的填']}
      aside="接着填"
      onTap={() => (isOne ? open(PAGES.apply, { guide: only.guideId }) : open(PAGES.myCases))}
    />
  )
}

/** What waits for the citizen comes before what waits for the office. */
function waitingFirst(items: readonly MyCaseRow[]): MyCaseRow[] {
  return [...items].sort((a, b) => Number(b.toDo !== '') - Number(a.toDo !== ''))
}

function countText(items: readonly MyCaseRow[], total: number): string {
  if (total === 0) return '我的办件'
  const waiting = items.filter(({ toDo }) => toDo !== '').length
  return waiting === 0 ? `我的办件 ${total} 件` : `我的办件 ${total} 件，${waiting} 件等您`
}
