import { View } from '@tarojs/components'
import type { PublicPower } from '@mingdu/shared/powers/powers.schema'
import { useElder } from '../../../api/use-me'
import { CorrectLink } from '../../../components/correct/correct-link'
import { Later } from '../../../components/gradual/later'
import { Row } from '../../../components/rows/row'
import { Screen } from '../../../components/screen/screen'
import { Share } from '../../../components/share/share'
import { Failed, Skeleton } from '../../../components/states/states'
import { VersionNote } from '../../../components/version-note/version-note'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useShareAppMessage } from '../../../platform/page-hooks'
import { Head } from './head'
import { Parts, Remedies } from './parts'
import { usePower } from './use-power'
import { Versions } from './versions'
import './index.scss'

/** 权责事项: a power with its basis, its duties and who answers for them. */
export default function PowerPage() {
  const { id, data: power, error, reload, setNo } = usePower()
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  useShareAppMessage(() => ({ title: power?.name ?? '权责事项', path: `${PAGES.power}?id=${id}` }))
  return (
    <Screen className="power-page" title="权责事项">
      {!power && error && <Failed what="这个事项" error={error} onRetry={() => void reload()} />}
      {!power && !error && <Skeleton />}
      {power && <PowerView key={`${power.id} ${power.shown.no}`} power={power} onVersion={setNo} />}
    </Screen>
  )
}

function PowerView({ power, onVersion }: { power: PublicPower; onVersion: (no: number | null) => void }) {
  const elder = useElder()
  const { content, org, shown, versions } = power
  const latest = Math.max(shown.no, ...versions.map(({ no }) => no))
  return (
    <>
      <VersionNote no={shown.no} latestNo={latest} onLatest={() => onVersion(null)} />
      <Head power={power} />
      <Later>
        <Parts id={power.id} no={shown.no} content={content} />
        <Remedies content={content} />
        <Versions power={power} onVersion={onVersion} />
        <View className="rows power-org">
          <Row
            className="power-org__row"
            title={`${org.name}的全部事项`}
            sub={['指南、权责事项、责任清单']}
            onTap={() => open(PAGES.org, { id: org.id, name: org.name })}
          />
        </View>
        {!elder && <Share kind="power" id={power.id} />}
        <CorrectLink kind="power" id={power.id} no={shown.no} name={content.name} />
      </Later>
    </>
  )
}
