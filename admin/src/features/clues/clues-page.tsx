import { CLUE_PRIORITIES, MOST_BY_WORDS } from '@mingdu/shared/clues/clues.rules'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { ListPage, optionsOf, useList, type Filter } from '../../components/list'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { clueColumns } from './clue-columns'
import { ClueDrawer } from './clue-drawer'
import { ClueFigures } from './clue-figures'
import { ClueExport } from './clue-export'

const KEYS = ['q', 'state', 'kind', 'identity', 'priority', 'orgId'] as const
type Key = (typeof KEYS)[number]
const TABLES = {
  state: CLUE_STATES,
  kind: CLUE_KINDS,
  identity: CLUE_IDENTITIES,
  priority: CLUE_PRIORITIES,
} as const

const FILTERS: readonly Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '编号或内容' },
  { key: 'state', kind: 'select', name: '状态', options: optionsOf(CLUE_STATES) },
  { key: 'kind', kind: 'select', name: '类别', options: optionsOf(CLUE_KINDS) },
  { key: 'identity', kind: 'select', name: '身份', options: optionsOf(CLUE_IDENTITIES) },
  { key: 'priority', kind: 'select', name: '轻重', options: optionsOf(CLUE_PRIORITIES) },
]

/** The server finds words of two to thirty characters; while the first is typed nothing is asked yet. */
const [SHORTEST, LONGEST] = [2, 30]

/** 线索: what the public tells 督查; whoever it is about finds nothing of it here, nor in the figures. */
export function CluesPage() {
  const can = useCan()
  const orgs = useOrgs().data ?? []
  const list = useList({
    id: 'clues',
    keys: KEYS,
    tables: TABLES,
    read: ({ q = '', ...query }) =>
      api.clues.list({
        query: { ...query, ...(q.length < SHORTEST ? {} : { q: q.slice(0, LONGEST) }) },
      }),
  })
  const { open, setOpen, query } = list
  return (
    <ListPage
      list={list}
      name="线索"
      columns={clueColumns}
      filters={[
        ...FILTERS,
        { key: 'orgId', kind: 'select', name: '承办单位', searchable: true, options: holders(orgs) },
      ]}
      exportAct={<ClueExport asked={list.asked} total={list.pages.total} />}
      head={() => <ClueFigures orgId={query.values.orgId} />}
      notice={list.asked.q !== undefined && list.pages.total >= MOST_BY_WORDS && <MoreNotice />}
      empty={{
        title: '没有线索',
        body: can('clue.triage')
          ? '群众在小程序“参与”里提交的线索会出现在这里，先研判、再分办。您应当回避的看不到。'
          : '督查室派给您单位的线索会出现在这里，签收后核查、答复。',
      }}
    >
      {open !== null && <ClueDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function MoreNotice() {
  return (
    <p className="clue-more" role="status">
      含有这些字词的线索很多，列出的是最近的 {MOST_BY_WORDS}{' '}
      条。加上状态、类别等条件，或者再加一个词，可以找到更早的。
    </p>
  )
}
