import type { CatalogElement, CatalogSettings } from '@mingdu/shared/catalog/catalog.api'

/** What a change of the settings will be felt by, in plain words. */
export function effectsOf(was: CatalogSettings, is: CatalogSettings): string[] {
  return [
    ...congress(was, is),
    ...codes(was, is),
    ...elements(was.elements, is.elements),
    ...(JSON.stringify(was.themes) === JSON.stringify(is.themes)
      ? []
      : ['公众首页的主题、人生事件和企业事件按新的显示；去掉的主题不再能选。']),
  ]
}

function congress({ congress: was }: CatalogSettings, { congress: is }: CatalogSettings): string[] {
  if (was === is) return []
  return is
    ? ['以后编办审核通过的调整，要先过人大审议才能公布；已到“待公布”的不再退回。']
    : ['以后编办审核通过就可以公布，不再经人大审议；正在人大审议的仍按原来的步骤办。']
}

function codes(was: CatalogSettings, is: CatalogSettings): string[] {
  return [
    ...(was.codePattern === is.codePattern
      ? []
      : [
          is.codePattern === ''
            ? '新编码不再检查格式。'
            : '以后提出的新编码要符合新规则；已公布的编码照原样保留，不受影响。',
        ]),
    ...(was.numbering === is.numbering ? [] : ['以后“按规则取号”按新的编号规则。']),
  ]
}

function elements(was: readonly CatalogElement[], is: readonly CatalogElement[]): string[] {
  const before = new Map(was.map((element) => [element.key, element]))
  const after = new Set(is.map((element) => element.key))
  const named = (list: readonly CatalogElement[]) => list.map(({ name }) => `“${name}”`).join('、')
  const changed = (differs: (old: CatalogElement | undefined, now: CatalogElement) => boolean) =>
    is.filter((now) => differs(before.get(now.key), now))
  const lines: [CatalogElement[], (names: string) => string][] = [
    [changed((old) => old === undefined), (n) => `表单里多出要素${n}。`],
    [was.filter(({ key }) => !after.has(key)), (n) => `去掉要素${n}；已公布的版本里仍保留它的内容。`],
    [
      changed((old, now) => old !== undefined && old.shown && !now.shown),
      (n) => `${n}不再显示，公众也看不到；已有的内容保留。`,
    ],
    [
      changed((old, now) => old !== undefined && !old.shown && now.shown),
      (n) => `${n}重新显示，公众也能看到。`,
    ],
    [
      changed((old, now) => now.required && !(old?.required ?? false)),
      (n) => `${n}成为必填；在办的调整补齐后才能提交，已公布的不受影响。`,
    ],
    [changed((old, now) => (old?.required ?? false) && !now.required), (n) => `${n}不再必填。`],
    [
      changed((old, now) => old !== undefined && old.name !== now.name),
      (n) => `改名为${n}，所有页面和导出的表头都用新名称。`,
    ],
  ]
  const order = is.map(({ key }) => key).filter((key) => before.has(key))
  const moved =
    order.join() !==
    was
      .map(({ key }) => key)
      .filter((key) => after.has(key))
      .join()
  return [
    ...lines.filter(([list]) => list.length > 0).map(([list, say]) => say(named(list))),
    ...(moved ? ['要素按新的次序显示。'] : []),
  ]
}
