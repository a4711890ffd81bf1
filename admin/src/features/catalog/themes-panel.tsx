import type { CatalogTheme } from '@mingdu/shared/catalog/catalog.api'
import { Button, Input } from 'antd'
import { Icon } from '../../components/icon'
import { RowActs } from '../../components/list-editor'
import type { PanelProps } from './rules-panel'

const GROUPS: Record<CatalogTheme['group'], string> = {
  theme: '主题',
  life: '人生事件',
  enterprise: '企业事件',
}
const MOST = 100

/** How the public finds guides besides the search. */
export function ThemesPanel({ draft: { themes }, patch, readOnly }: PanelProps) {
  const set = (next: CatalogTheme[]) => patch({ themes: next })
  return (
    <section className="panel" aria-label="主题和事件">
      <div className="panel__h">
        <h2 className="num">主题和事件 {themes.length}</h2>
        <small>公众按这些找办事指南</small>
      </div>
      <div className="panel__b themes">
        {(Object.keys(GROUPS) as CatalogTheme['group'][]).map((group) => (
          <Group key={group} group={group} themes={themes} set={set} readOnly={readOnly} />
        ))}
      </div>
    </section>
  )
}

interface GroupProps {
  group: CatalogTheme['group']
  themes: readonly CatalogTheme[]
  set: (themes: CatalogTheme[]) => void
  readOnly: boolean
}

function Group({ group, themes, set, readOnly }: GroupProps) {
  const mine = themes.filter((theme) => theme.group === group)
  const replace = (theme: CatalogTheme, by: CatalogTheme[]) =>
    set(themes.flatMap((one) => (one === theme ? by : [one])))
  return (
    <fieldset>
      <legend className="strong num">
        {GROUPS[group]} {mine.length}
      </legend>
      <ul className="themes__list">
        {mine.map((theme, i) => (
          <li key={theme.key} className="themes__i">
            <Input
              size="small"
              aria-label={`${GROUPS[group]}第 ${i + 1} 个`}
              maxLength={30}
              disabled={readOnly}
              value={theme.name}
              onChange={(e) => replace(theme, [{ ...theme, name: e.target.value }])}
            />
            {!readOnly && (
              <RowActs
                label={theme.name}
                first={i === 0}
                last={i === mine.length - 1}
                move={(step) => set(swapped(themes, theme, mine[i + step]))}
                remove={() => replace(theme, [])}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Button
          size="small"
          icon={<Icon name="plus" small />}
          disabled={themes.length >= MOST}
          onClick={() => set([...themes, { key: freeKey(themes), name: '', group }])}
        >
          添加{GROUPS[group]}
        </Button>
      )}
    </fieldset>
  )
}

function swapped(
  themes: readonly CatalogTheme[],
  theme: CatalogTheme,
  other: CatalogTheme | undefined,
): CatalogTheme[] {
  if (!other) return [...themes]
  return themes.map((one) => (one === theme ? other : one === other ? theme : one))
}

/** Guides keep the key: a name may change without them. */
function freeKey(themes: readonly CatalogTheme[]): string {
  const taken = new Set(themes.map(({ key }) => key))
  let n = 1
  while (taken.has(`theme${n}`)) n += 1
  return `theme${n}`
}
