import type { SearchResult } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines, StateBlock } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { SearchFilters } from './search-filters'
import { Results } from './search-results'
import { isPreparing } from './search-words'
import { useAsked, useSearch, type Asked } from './use-search'
import './search.css'

type Change = (change: Partial<Asked>) => void

/** 信息索引: powers, duties and guides, and the tasks within one's scope. */
export function SearchPage() {
  const [asked, change] = useAsked()
  return (
    <Page title={asked.q === '' ? '搜索' : `搜索“${asked.q}”`} className="page page--narrow">
      <QueryField q={asked.q} onSearch={(q) => change({ q, kind: null, type: null, orgId: null })} />
      {asked.q === '' ? <WhatToAsk /> : <Found asked={asked} change={change} />}
    </Page>
  )
}

function QueryField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(q)
  useEffect(() => setText(q), [q])
  return (
    <Input.Search
      className="search-field"
      size="large"
      aria-label="要找的内容"
      placeholder="名称、编码、拼音首字母、部门"
      enterButton="搜索"
      prefix={<Icon name="search" small />}
      maxLength={60}
      allowClear
      value={text}
      onChange={(e) => setText(e.target.value)}
      onSearch={(value, _, info) => info?.source !== 'clear' && value.trim() !== '' && onSearch(value.trim())}
    />
  )
}

function WhatToAsk() {
  return (
    <StateBlock icon="search" title="找事项、责任、指南和任务">
      可以输名称里的任何几个字、完整或部分编码、拼音首字母（如 qsxk），也可以加上部门，中间空一格。
    </StateBlock>
  )
}

function Found({ asked, change }: { asked: Asked; change: Change }) {
  const search = useSearch(asked)
  if (isPreparing(search.failureReason))
    return (
      <StateBlock icon="search" title="搜索正在准备">
        系统刚刚启动，正在读入清单，一般几秒就好；好了会自动显示结果。
      </StateBlock>
    )
  if (search.isPending) return <SkeletonLines lines={10} />
  if (search.isError) return <ErrorState error={search.error} retry={() => void search.refetch()} />
  return (
    <>
      <KindTabs result={search.data} asked={asked} change={change} />
      <div className="search-body" aria-busy={search.isPlaceholderData}>
        <TabPanel>
          <SearchFilters result={search.data} asked={asked} change={change} />
          <Hint hint={search.data.hint} change={change} />
          {search.data.total > 0 ? (
            <Results result={search.data} asked={asked} change={change} />
          ) : (
            <Nothing asked={asked} change={change} />
          )}
        </TabPanel>
      </div>
    </>
  )
}

interface PartProps {
  result: SearchResult
  asked: Asked
  change: Change
}

function KindTabs({ result: { kinds }, asked, change }: PartProps) {
  const counts = new Map(kinds.map(({ value, count }) => [value, count]))
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  const shown = (Object.keys(SEARCH_KINDS) as SearchKind[]).filter(
    (kind) => counts.has(kind) || kind === asked.kind,
  )
  return (
    <Tabs
      label="种类"
      active={asked.kind ?? 'all'}
      onChange={(key) => change({ kind: key === 'all' ? null : key, type: null })}
      items={[
        { key: 'all' as const, name: '全部', count: all },
        ...shown.map((kind) => ({ key: kind, name: SEARCH_KINDS[kind], count: counts.get(kind) ?? 0 })),
      ]}
    />
  )
}

function Hint({ hint, change }: { hint: string | null; change: Change }) {
  if (hint === null) return null
  return (
    <p className="search-hint" role="status">
      您是不是要找：
      <button
        type="button"
        className="link-button"
        onClick={() => change({ q: hint, kind: null, type: null, orgId: null })}
      >
        {hint}
      </button>
    </p>
  )
}

function Nothing({ asked, change }: { asked: Asked; change: Change }) {
  const filtered = asked.kind !== null || asked.type !== null || asked.orgId !== null
  const clear = <Button onClick={() => change({ kind: null, type: null, orgId: null })}>去掉筛选再找</Button>
  return (
    <EmptyState title={`没有找到“${asked.q}”`} action={filtered && clear}>
      试试：只输名称里的两三个字；输实施编码的一段；输拼音首字母，如“取水许可”输
      qsxk；或输部门名称，再从结果里选。
    </EmptyState>
  )
}
