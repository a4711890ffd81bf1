import { useEffect } from 'react'
import { useSide } from '../../api/side'
import { useElder } from '../../api/use-me'
import { useThemes } from '../../api/use-themes'
import { Notice } from '../../components/notice/notice'
import { TrackRow } from '../../components/rows/track-row'
import { Screen } from '../../components/screen/screen'
import { SearchBox } from '../../components/search-box/search-box'
import { Skeleton } from '../../components/states/states'
import { stopPullDown } from '../../platform/device'
import { open, PAGES } from '../../platform/navigate'
import { usePullDownRefresh } from '../../platform/page-hooks'
import { useScannedCode } from '../../platform/use-scanned-code'
import { Common } from './common'
import { HomeHead } from './home-head'
import { MonthChanges } from './month-changes'
import { MyCases } from './my-cases'
import { NoticesRow } from './notices-row'
import { Services } from './services'
import { useCommon, useMonth } from './use-home'
import './index.scss'

/** 首页: a search box, then the ways to the lists and guides. Whoever works here starts at 待办. */
export default function HomePage() {
  const side = useSide()
  const stray = useScannedCode()
  useEffect(() => {
    if (side === 'official') open(PAGES.todo)
  }, [side])
  if (side === 'official') {
    return (
      <Screen className="home-page" title="明督" first>
        <Skeleton cards={3} />
      </Screen>
    )
  }
  return <CitizenHome stray={stray} />
}

function CitizenHome({ stray }: { stray: boolean }) {
  const elder = useElder()
  const themes = useThemes()
  const common = useCommon()
  const month = useMonth()
  usePullDownRefresh(() => {
    const all = [themes.reload(), common.reload(), month.reload()]
    void Promise.all(all).finally(stopPullDown)
  })
  return (
    <Screen className="home-page" title="明督" tab="home">
      <HomeHead region={themes.data?.region ?? ''} elder={elder} />
      <SearchBox hint={elder ? '写您要办的事' : '搜事项、指南或您的问题'} />
      {stray && (
        <Notice className="home-stray" tone="yellow">
          这个二维码不是本系统的，或者已经作废。要办的事可以在这里搜。
        </Notice>
      )}
      <MyCases />
      <Services elder={elder} />
      <TrackRow />
      <Common guides={common} few={elder} />
      {!elder && <NoticesRow />}
      {!elder && <MonthChanges stats={month} />}
    </Screen>
  )
}
