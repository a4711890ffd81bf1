import { View } from '@tarojs/components'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Row } from '../../../components/rows/row'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { open, PAGES } from '../../../platform/navigate'
import { useDidShow } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import { ClueActs, type ClueSender } from '../parts/clue-acts'
import { ClueCard } from '../parts/clue-card'
import './index.scss'

type MyClueRow = Response<(typeof clueIntakeApi)['list']>['items'][number]

/** 我的线索: what was sent under one's own name, or with an id one of them. */
export default function MyCluesPage() {
  const { id } = useParams()
  return (
    <Screen className="my-clues-page" title="我的线索">
      {id ? <OneClue id={id} /> : <ClueList />}
    </Screen>
  )
}

function OneClue({ id }: { id: string }) {
  const { data, error, reload, take } = useRecord(() => api.clueIntake.get({ params: { id } }), id)
  if (!data)
    return error ? <Failed what="这条线索" error={error} onRetry={() => void reload()} /> : <Skeleton />
  return (
    <>
      <ClueCard clue={data} />
      <ClueActs clue={data} sender={senderOf(id)} onDone={take} />
    </>
  )
}

function senderOf(id: string): ClueSender {
  const params = { id }
  return {
    urge: (idempotencyKey) => api.clueIntake.urge({ params, idempotencyKey }),
    rate: (body, idempotencyKey) => api.clueIntake.rate({ params, body, idempotencyKey }),
    reopen: (reason, idempotencyKey) => api.clueIntake.reopen({ params, body: { reason }, idempotencyKey }),
  }
}

function ClueList() {
  const [visit, setVisit] = useState(0)
  useDidShow(() => setVisit((n) => n + 1))
  return (
    <View className="my-clues">
      <PagedList<MyClueRow>
        what="您的线索"
        unit="条"
        fetch={(cursor) => api.clueIntake.list({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })}
        filter="mine"
        visit={visit}
        row={(row) => <ClueRow key={row.id} row={row} />}
        empty={
          <Empty
            title="还没有实名提交的线索"
            text="匿名提交的不在这里，凭编号和查询密码查。"
            action={{ text: '反映线索', onTap: () => open(PAGES.writeClue) }}
          />
        }
      />
    </View>
  )
}

function ClueRow({ row: { id, kind, identity, text, state, createdAt } }: { row: MyClueRow }) {
  return (
    <View className="rows my-clue">
      <Row
        className="my-clue__row"
        title={text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
        sub={[CLUE_KINDS[kind], CLUE_IDENTITIES[identity], momentText(createdAt, null)]}
        aside={CLUE_STATES[state]}
        onTap={() => open(PAGES.myClues, { id })}
      />
    </View>
  )
}

const EXCERPT = 40
