import type { SearchHit, SearchResult } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS } from '@mingdu/shared/search/search.states'
import type { UseQueryResult } from '@tanstack/react-query'
import { asApiError } from '../../api/api-error'
import { Pieces } from './pieces'
import { byKind, isPreparing } from './search-words'

interface SuggestionsProps {
  id: string
  found: UseQueryResult<SearchResult>
  /** In the order in which they are shown. */
  hits: readonly SearchHit[]
  shown: boolean
  /** Place of the marked hit among all of them; -1: none. */
  active: number
  onPick: (hit: SearchHit) => void
  onAll: () => void
}

export function optionId(list: string, at: number): string {
  return `${list}-${at}`
}

/** The best hits by kind; the cursor stays in the box, so the pointer must not take it. */
export function Suggestions(props: SuggestionsProps) {
  const { id, found, shown, onAll } = props
  if (!shown) return <div id={id} role="listbox" aria-label="搜索建议" hidden />
  const total = found.data?.total ?? 0
  return (
    <div className="suggest" onMouseDown={(e) => e.preventDefault()}>
      <div id={id} role="listbox" aria-label="搜索建议" aria-busy={found.isFetching}>
        <Groups {...props} />
      </div>
      <p className="suggest__foot num" role="status">
        {statusText(found)}
        {total > 0 && (
          <button type="button" className="link-button" tabIndex={-1} onClick={onAll}>
            看全部 {total.toLocaleString('en-US')} 条
          </button>
        )}
      </p>
    </div>
  )
}

function Groups({ id, hits, active, onPick }: SuggestionsProps) {
  return byKind(hits).map(({ kind, hits: members }) => (
    <div key={kind} role="group" aria-label={SEARCH_KINDS[kind]}>
      <div className="suggest__k" aria-hidden="true">
        {SEARCH_KINDS[kind]}
      </div>
      {members.map((hit) => {
        const at = hits.indexOf(hit)
        return (
          <div
            key={hit.id}
            id={optionId(id, at)}
            role="option"
            className="suggest__i"
            aria-selected={at === active}
            onClick={() => onPick(hit)}
          >
            <span className="ellip">
              <Pieces of={hit.title} />
            </span>
            <span className="suggest__n ellip num">
              {hit.orgName}　
              <Pieces of={hit.code} />
            </span>
          </div>
        )
      })}
    </div>
  ))
}

function statusText({ data, error, failureReason, isPending }: UseQueryResult<SearchResult>): string {
  if (isPreparing(failureReason)) return '搜索正在准备，请稍等…'
  if (error) return asApiError(error).message
  if (isPending) return '正在找…'
  return data.total === 0 ? '没有找到。按回车看怎么换个找法。' : '↑ ↓ 选择，回车打开'
}
