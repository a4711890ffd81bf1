import { useSearchParams } from 'react-router'
import { useCan } from '../../api/session'
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { AlertsPanel } from './alerts-panel'
import { BoardPanel } from './board-panel'
import { ChecksPanel } from './checks-panel'
import { LedgerPanel } from './ledger-panel'
import './monitoring.css'

const TABS = [
  { key: 'board', name: '实时监察', Panel: BoardPanel, fill: false, needs: 'monitoring.read' },
  { key: 'alerts', name: '预警', Panel: AlertsPanel, fill: true, needs: 'monitoring.read' },
  { key: 'checks', name: '抽查', Panel: ChecksPanel, fill: true, needs: 'check.draw' },
  { key: 'ledger', name: '权力运行台账', Panel: LedgerPanel, fill: false, needs: 'monitoring.read' },
] as const
type TabKey = (typeof TABS)[number]['key']

/** 电子监察: what stands now, what the rules found, what people check, and what became of each power. */
export function MonitoringPage() {
  const [params, setParams] = useSearchParams()
  const can = useCan()
  const tabs = TABS.filter((tab) => can(tab.needs))
  const { key, Panel, fill } = tabs.find((tab) => tab.key === params.get('tab')) ?? TABS[0]
  return (
    <Page title="电子监察" className={fill ? 'page page--fill' : 'page'}>
      <Tabs<TabKey>
        label="电子监察"
        active={key}
        // the query of one tab means nothing to another
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={tabs}
      />
      <Panel />
    </Page>
  )
}
