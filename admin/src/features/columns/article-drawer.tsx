import type { Article } from '@mingdu/shared/columns/columns.schema'
import { ARTICLE_ACTS, COLUMNS, type ArticleAct } from '@mingdu/shared/columns/columns.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { Timeline } from '../../components/timeline'
import { ArticleActDialog, type DialogAct } from './article-act-dialog'
import { ArticleShown } from './article-shown'
import { CommentList } from './comment-list'
import { PollResultsShown } from './poll-results'
import { ResultDialog } from './result-dialog'
import './columns.css'

type Tab = 'shown' | 'poll' | 'comments' | 'history'
const NAMES: Record<Tab, string> = {
  shown: '预览',
  poll: '问卷结果',
  comments: '提问和评论',
  history: '记录',
}

export function ArticleDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('shown')
  const read = useQuery({
    queryKey: ['columns', 'one', id],
    queryFn: () => api.columns.get({ params: { id } }),
  })
  const article = read.data
  return (
    <Drawer
      wide
      title={article?.title ?? '专栏稿件'}
      kicker={article && COLUMNS[article.column].name}
      label="专栏稿件"
      onClose={onClose}
      tabs={
        article && (
          <Tabs<Tab>
            label="稿件的部分"
            active={tab}
            onChange={setTab}
            items={tabsOf(article).map((key) => ({ key, name: NAMES[key] }))}
          />
        )
      }
      footer={article && <Acts article={article} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !article && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {article && (
        <TabPanel>
          {tab === 'shown' && <ArticleShown article={article} />}
          {tab === 'poll' && <PollResultsShown article={article} />}
          {tab === 'comments' && <CommentList articleId={article.id} />}
          {tab === 'history' && <History article={article} />}
        </TabPanel>
      )}
    </Drawer>
  )
}

function tabsOf({ column, content, publishedAt }: Article): Tab[] {
  const wasOut = publishedAt !== null
  return [
    'shown',
    ...(wasOut && content.poll ? (['poll'] as const) : []),
    ...(wasOut && COLUMNS[column].says !== null ? (['comments'] as const) : []),
    'history',
  ]
}

/** What mostly comes next. */
const MAIN: readonly ArticleAct[] = ['edit', 'approve', 'approveResult', 'proposeResult']

function Acts({ article }: { article: Article }) {
  const navigate = useNavigate()
  const [act, setAct] = useState<ArticleAct | null>(null)
  if (article.allowedActs.length === 0) return null
  const close = () => setAct(null)
  return (
    <div className="row row--wrap">
      {article.allowedActs.map((one) => (
        <Button
          key={one}
          type={MAIN.includes(one) ? 'primary' : 'default'}
          danger={one === 'withdraw' || one === 'discard'}
          onClick={() => (one === 'edit' ? void navigate(`/columns/${article.id}/edit`) : setAct(one))}
        >
          {ARTICLE_ACTS[one]}
        </Button>
      ))}
      {act === 'proposeResult' && <ResultDialog article={article} onClose={close} />}
      {act !== null && isDialogAct(act) && <ArticleActDialog act={act} article={article} onClose={close} />}
    </div>
  )
}

/** Acts with a form of their own stand elsewhere. */
function isDialogAct(act: ArticleAct): act is DialogAct {
  return act !== 'edit' && act !== 'proposeResult'
}

function History({ article }: { article: Article }) {
  return (
    <Timeline
      items={article.history.map(({ at, who, what, note }, i) => ({
        key: `${at}${i}`,
        head: `${what}　${who}`,
        time: fullTimeText(at),
        body: note,
      }))}
    />
  )
}
