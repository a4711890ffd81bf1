import { useSearchParams } from 'react-router'
import { Page } from '../../../components/page'
import { Tabs } from '../../../components/tabs'
import { CoverageTab } from './coverage-tab'
import { FindingsTab } from './findings-tab'
import { HeatMap } from './heat-map'
import './checks.css'

type Tab = 'findings' | 'heat' | 'coverage'

const TABS: { key: Tab; name: string }[] = [
  { key: 'findings', name: '检查结果' },
  { key: 'heat', name: '责任热力图' },
  { key: 'coverage', name: '覆盖情况' },
]

/** 清单检查: what the system finds by itself, where duties are weak, how far each unit has come. */
export function ChecksPage() {
  const [params, setParams] = useSearchParams()
  const tab = TABS.find(({ key }) => key === params.get('tab'))?.key ?? 'findings'
  return (
    <Page title="清单检查" className="page page--fill">
      <div className="checks__head">
        <Tabs<Tab>
          label="清单检查"
          active={tab}
          onChange={(key) => setParams({ tab: key }, { replace: true })}
          items={TABS}
        />
      </div>
      {tab === 'findings' && <FindingsTab />}
      {tab === 'heat' && <HeatMap />}
      {tab === 'coverage' && <CoverageTab />}
    </Page>
  )
}
