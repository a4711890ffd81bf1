import { View } from '@tarojs/components'
import { useThemes, type Themes } from '../../api/use-themes'
import { useEffect } from 'react'
import { Row } from '../../components/rows/row'
import { heading } from '../../components/semantics'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { open, PAGES } from '../../platform/navigate'

type Theme = Themes['items'][number]

const GROUPS = { theme: '主题', life: '人生事件', enterprise: '企业事件' } as const

/** 按主题, 按人生事件: what a place has named, each with its guides. */
export function ByTheme({ visit, groups }: { visit: number; groups: readonly Theme['group'][] }) {
  const { data, error, reload } = useThemes()
  useEffect(() => {
    if (visit > 0) void reload()
  }, [visit, reload])
  if (!data && error) return <Failed what="主题" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton cards={3} />
  const found = groups.map((group) => ({ group, themes: data.items.filter((one) => one.group === group) }))
  if (found.every(({ themes }) => themes.length === 0))
    return <Empty title="还没有设主题" text="可以按部门找，或者直接搜要办的事。" />
  return (
    <>
      {found
        .filter(({ themes }) => themes.length > 0)
        .map(({ group, themes }) => (
          <Group key={group} title={groups.length > 1 ? GROUPS[group] : ''} themes={themes} />
        ))}
    </>
  )
}

function Group({ title, themes }: { title: string; themes: readonly Theme[] }) {
  return (
    <View className="rows">
      {title !== '' && (
        <View className="rows__h" {...heading(2)}>
          {title}
        </View>
      )}
      {themes.map(({ key, name, guides }) => (
        <Row
          key={key}
          className="theme-row"
          title={name}
          aside={guides > 0 ? `${guides} 份` : '还没有'}
          onTap={() => open(PAGES.guides, { theme: key, title: name })}
        />
      ))}
    </View>
  )
}
