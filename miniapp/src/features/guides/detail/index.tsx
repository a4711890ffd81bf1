import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { useElder } from '../../../api/use-me'
import { CorrectLink } from '../../../components/correct/correct-link'
import { Later } from '../../../components/gradual/later'
import { TrackRow } from '../../../components/rows/track-row'
import { Scenario } from '../../../components/scenario/scenario'
import { Screen } from '../../../components/screen/screen'
import { Share } from '../../../components/share/share'
import { Failed, Skeleton } from '../../../components/states/states'
import { VersionNote } from '../../../components/version-note/version-note'
import { stopPullDown } from '../../../platform/device'
import { PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useShareAppMessage } from '../../../platform/page-hooks'
import { Head } from './head'
import { Materials } from './materials'
import { More } from './more'
import { PaperBar } from './paper'
import { Places } from './places'
import { Stages } from './stages'
import { useGuide } from './use-guide'
import { usePrepared } from './use-prepared'
import './index.scss'

/** 一次性告知: everything one has to know and bring, in one go. */
export default function GuidePage() {
  const { id, data: guide, error, reload, setNo } = useGuide()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  useShareAppMessage(() => ({
    title: guide?.content.title ?? '办事指南',
    path: `${PAGES.guide}?id=${id}`,
  }))
  return (
    <Screen className="guide-page" title="一次性告知" bar={guide !== null}>
      {!guide && error && <Failed what="这份指南" error={error} onRetry={() => void reload()} />}
      {!guide && !error && <Skeleton />}
      {guide && <GuideView key={`${guide.id} ${guide.no}`} guide={guide} onLatest={() => setNo(null)} />}
    </Screen>
  )
}

function GuideView({ guide, onLatest }: { guide: PublicGuide; onLatest: () => void }) {
  const elder = useElder()
  const preparing = usePrepared(guide)
  const { answers } = preparing.prepared
  const selection = materialsFor(guide.content, answers)
  return (
    <>
      <VersionNote no={guide.no} latestNo={guide.latestNo} onLatest={onLatest} />
      <Head guide={guide} />
      <Scenario guide={guide} selection={selection} preparing={preparing} />
      <Materials guide={guide} selection={selection} preparing={preparing} />
      <Later>
        <Stages content={guide.content} />
        <Places content={guide.content} />
        <TrackRow />
      </Later>
      <Later>
        <More guide={guide} elder={elder} />
        {!elder && <Share kind="guide" id={guide.id} />}
        <CorrectLink kind="guide" id={guide.id} no={guide.no} name={guide.content.title} />
      </Later>
      <PaperBar guide={guide} selection={selection} answers={answers} />
    </>
  )
}
