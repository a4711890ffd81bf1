import { useSearchParams } from 'react-router'
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { BalancePanel } from './balance-panel'
import { MessageLog } from './message-log'
import './platform.css'
import { StatusPanel } from './status-panel'
import { TemplatesPanel } from './templates-panel'

const TABS = [
  { key: 'status', name: '平台状态', Panel: StatusPanel, fill: false },
  { key: 'balance', name: '当日平衡', Panel: BalancePanel, fill: false },
  { key: 'log', name: '送达账本', Panel: MessageLog, fill: true },
  { key: 'templates', name: '消息模板', Panel: TemplatesPanel, fill: true },
] as const
type TabKey = (typeof TABS)[number]['key']

/** 消息平台: does it run, is every message accounted for, what became of each, and what the cards look like. */
export function PlatformPage() {
  const [params, setParams] = useSearchParams()
  const { key, Panel, fill } = TABS.find((tab) => tab.key === params.get('tab')) ?? TABS[0]
  return (
    <Page title="消息平台" className={fill ? 'page page--fill' : 'page'}>
      <Tabs<TabKey>
        label="消息平台"
        active={key}
        // the query of one tab means nothing to another
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={TABS}
      />
      <Panel />
    </Page>
  )
}
