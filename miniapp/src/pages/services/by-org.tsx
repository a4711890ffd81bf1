import { View } from '@tarojs/components'
import { api } from '../../api/client.gen'
import { useRecord } from '../../api/use-record'
import { Gradually } from '../../components/gradual/gradually'
import { Row } from '../../components/rows/row'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { open, PAGES } from '../../platform/navigate'

/** 按部门: every org of the list with how many powers and guides it has. */
export function ByOrg({ visit }: { visit: number }) {
  const { data, error, reload } = useRecord(() => api.powers.publicOrgs(), `orgs ${visit}`)
  if (!data && error) return <Failed what="部门" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton cards={3} />
  if (data.items.length === 0)
    return <Empty title="还没有公布权责清单" text="编办公布后，会按部门列在这里。" />
  return (
    <View className="rows">
      <Gradually
        items={data.items}
        row={({ org, count, guides }) => (
          <Row
            key={org.id}
            className="org-row"
            title={org.name}
            sub={[`权责事项 ${count} 项`, guides > 0 ? `办事指南 ${guides} 份` : '还没有办事指南']}
            onTap={() => open(PAGES.org, { id: org.id, name: org.name })}
          />
        )}
      />
    </View>
  )
}
