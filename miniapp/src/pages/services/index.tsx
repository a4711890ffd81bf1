import { useState } from 'react'
import { Pills } from '../../components/pills/pills'
import { TrackRow } from '../../components/rows/track-row'
import { Screen } from '../../components/screen/screen'
import { SearchBox } from '../../components/search-box/search-box'
import { stopPullDown } from '../../platform/device'
import { usePullDownRefresh } from '../../platform/page-hooks'
import { ByAudience } from './by-audience'
import { ByOrg } from './by-org'
import { ByTheme } from './by-theme'
import { choose, useWay, WAYS, type Way } from './chosen-way'

const PILLS = (Object.keys(WAYS) as Way[]).map((key) => ({ key, text: WAYS[key] }))

/** 办事: guides by department, by theme, by who one is, by what happens in a life. */
export default function ServicesPage() {
  const way = useWay()
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  return (
    <Screen className="services-page" title="办事" tab="services">
      <SearchBox hint="搜事项、指南或您的问题" />
      <TrackRow />
      <Pills className="way" label="怎么找" pills={PILLS} value={way} onChange={choose} />
      {way === 'org' && <ByOrg visit={visit} />}
      {way === 'theme' && <ByTheme visit={visit} groups={['theme']} />}
      {way === 'life' && <ByTheme visit={visit} groups={['life', 'enterprise']} />}
      {(way === 'person' || way === 'enterprise') && <ByAudience key={way} audience={way} visit={visit} />}
    </Screen>
  )
}
