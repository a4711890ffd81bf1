import type { SearchHit, SearchResult } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS } from '@mingdu/shared/search/search.states'
import { Button } from 'antd'
import { Link } from 'react-router'
import { Icon } from '../../components/icon'
import { Pieces } from './pieces'
import { hitPath, typeName } from './search-words'
import { before, type Asked } from './use-search'

interface ResultsProps {
  result: SearchResult
  asked: Asked
  change: (change: Partial<Asked>) => void
}

export function Results({ result, asked, change }: ResultsProps) {
  return (
    <section className="panel" aria-label="搜索结果">
      <ol className="hits">
        {result.items.map((hit) => (
          <Hit key={`${hit.kind}${hit.id}`} hit={hit} />
        ))}
      </ol>
      <nav className="pager num" aria-label="翻页">
        <span className="muted" role="status">
          共 {result.total.toLocaleString('en-US')} 条，第 {asked.from + 1}–{asked.from + result.items.length}{' '}
          条
        </span>
        <span className="row">
          <Button
            size="small"
            disabled={asked.from === 0}
            icon={<Icon name="left" small />}
            onClick={() => turn(() => change({ from: before(asked.from) }))}
          >
            上一页
          </Button>
          <Button
            size="small"
            disabled={result.next === null}
            icon={<Icon name="right" small />}
            iconPlacement="end"
            onClick={() => turn(() => change({ from: result.next ?? 0 }))}
          >
            下一页
          </Button>
        </span>
      </nav>
    </section>
  )
}

/** Another page is read from its top. */
function turn(go: () => void): void {
  go()
  document.getElementById('content')?.scrollTo({ top: 0 })
}

function Hit({ hit }: { hit: SearchHit }) {
  const { kind, title, code, snippet, orgName, type } = hit
  return (
    <li className="hits__i">
      <div className="hits__t">
        <Link to={hitPath(hit)}>
          <Pieces of={title} />
        </Link>
        <span className="tag">{SEARCH_KINDS[kind]}</span>
      </div>
      {snippet.length > 0 && (
        <p className="hits__s">
          <Pieces of={snippet} />
        </p>
      )}
      <p className="row row--wrap small muted num">
        {code.length > 0 && (
          <span>
            <Pieces of={code} />
          </span>
        )}
        <span>{orgName}</span>
        <span>{typeName(type)}</span>
      </p>
    </li>
  )
}
