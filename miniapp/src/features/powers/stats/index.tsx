import { View } from '@tarojs/components'
import type { PowerStats } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, nameOfCode, POWER_STATES, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Bar } from '../../../components/bar/bar'
import { Caliber } from '../../../components/caliber/caliber'
import { Gradually } from '../../../components/gradual/gradually'
import { Later } from '../../../components/gradual/later'
import { Row } from '../../../components/rows/row'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading, spoken } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import './index.scss'

/** 清单统计: how many powers there are, of which kind, whose, and what changed this month. */
export default function StatsPage() {
  const { data, error, reload } = useRecord(() => api.powers.publicStats(), 'stats')
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  return (
    <Screen className="stats-page" title="清单统计">
      {!data && error && <Failed what="清单统计" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton cards={3} />}
      {data && data.total === 0 && data.states.every(({ count }) => count === 0) && (
        <Empty title="还没有公布权责清单" text="编办公布后，这里会有统计。" />
      )}
      {data && (
        <>
          <AtAGlance stats={data} />
          <Month stats={data} />
          <Later>
            <Types stats={data} />
            <Orgs stats={data} />
          </Later>
        </>
      )}
    </Screen>
  )
}

function AtAGlance({ stats: { asOf, total, duties, states, kinds } }: { stats: PowerStats }) {
  return (
    <Section className="glance" title="清单里有多少" aside={`截至 ${asOf}`}>
      <View className="stat-figures">
        <Figure value={total} unit="项" name="现行权责事项" />
        <Figure value={duties} unit="条" name="责任事项" />
      </View>
      <View className="stat-figures stat-figures--states">
        {states
          .filter(({ state }) => state !== 'inForce')
          .map(({ state, count }) => (
            <Figure key={state} value={count} unit="项" name={POWER_STATES[state]} />
          ))}
      </View>
      <View className="glance__kinds">
        {kinds.map(({ kind, count }) => `${CHANGE_KINDS[kind]} ${count}`).join(' · ')}
      </View>
      <Caliber
        n={total}
        text="现行：到这一天已公布、已生效、没有取消也没有下放的事项，一个编码算一项。责任事项只数现行事项的。新增、保留、承接、下放、取消、调整按每项最近一次变动数。"
      />
    </Section>
  )
}

function Figure({ value, unit, name }: { value: number; unit: string; name: string }) {
  return (
    <View className="stat-figure">
      <View className="stat-figure__v">
        {value}
        <View className="stat-figure__u">{unit}</View>
      </View>
      <View className="stat-figure__k">{name}</View>
    </View>
  )
}

function Month({ stats: { asOf, month } }: { stats: PowerStats }) {
  const changedIn = asOf.slice(0, 7)
  const sum = month.reduce((total, { count }) => total + count, 0)
  return (
    <View className="rows month">
      <View className="rows__h" {...heading(2)}>
        {Number(changedIn.slice(5))} 月变动
      </View>
      {sum === 0 && <View className="rows__note">这个月的清单没有变动。</View>}
      {month
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <Row
            key={kind}
            className={`month-${kind}`}
            title={CHANGE_KINDS[kind]}
            aside={`${count} 项`}
            onTap={() => open(PAGES.powers, { changedIn, kind })}
          />
        ))}
      <View className="month__caliber">
        <Caliber n={sum} text="按生效的日子数；同一个事项这个月变了两次算两项。" />
      </View>
    </View>
  )
}

function Types({ stats: { types, total } }: { stats: PowerStats }) {
  const most = Math.max(1, ...types.map(({ count }) => count))
  return (
    <Section className="by-type" title="按类型">
      <View {...spoken('table', '按类型的项数')}>
        {types.map(({ type, count }) => (
          <Bar
            key={type}
            name={nameOfCode(POWER_TYPES, type)}
            text={String(count)}
            value={count}
            most={most}
          />
        ))}
      </View>
      <Caliber n={total} text="现行事项按公布的类型数，国标里没有的类型照原样列出。" />
    </Section>
  )
}

function Orgs({ stats: { orgs, total } }: { stats: PowerStats }) {
  return (
    <View className="rows by-org">
      <View className="rows__h" {...heading(2)}>
        按部门
      </View>
      <Gradually
        items={orgs}
        row={({ org, count, duties }) => (
          <Row
            key={org.id}
            className="by-org__row"
            title={org.name}
            sub={[`责任事项 ${duties} 条`]}
            aside={`${count} 项`}
            onTap={() => open(PAGES.powers, { orgId: org.id, orgName: org.name })}
          />
        )}
      />
      <View className="month__caliber">
        <Caliber n={total} text="现行事项按实施主体数。" />
      </View>
    </View>
  )
}
