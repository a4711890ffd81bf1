import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { FeedbackDialog } from './feedback-dialog'
import { FeedbackList } from './feedback-list'
import { VIEWS, type View } from './feedback-views'

/** 意见反馈: all of it for those who answer; everybody sees their own, and what was published. */
export function FeedbackPage() {
  const can = useCan()
  const [params, setParams] = useSearchParams()
  const [writing, setWriting] = useState(false)
  const views = VIEWS.filter(({ needs }) => needs === null || can(needs))
  const view: View = views.find(({ key }) => key === params.get('view')) ?? views[0] ?? VIEWS[1]
  return (
    <Page title="意见反馈" className="page page--fill">
      <div className="between feedback__head">
        <Tabs
          label="意见反馈"
          active={view.key}
          onChange={(key) => setParams({ view: key }, { replace: true })}
          items={views}
        />
        <Button icon={<Icon name="plus" small />} onClick={() => setWriting(true)}>
          提意见
        </Button>
      </div>
      <FeedbackList key={view.key} view={view} />
      {writing && (
        <FeedbackDialog
          onClose={() => setWriting(false)}
          onSent={(id) => setParams({ view: 'mine', open: id }, { replace: true })}
        />
      )}
    </Page>
  )
}
