import { diffPowers } from '@mingdu/shared/powers/diff.rules'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import type { Power } from '@mingdu/shared/powers/powers.schema'
import { useMemo } from 'react'
import { Aside, FieldDiffs, SideBySide, TwoVersions } from '../../../components/diff'
import { useOrgs } from '../../../components/org-tree/use-orgs'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { elementsOf, useCatalogSettings, usePower } from '../power-queries'

/** Two powers field by field: the same matter in two departments, or a cancelled one and what came after it. */
export function ComparePowers({ a, b, onClose }: { a: string; b: string; onClose: () => void }) {
  const first = usePower(a)
  const second = usePower(b)
  const fields = useFields(first.data, second.data)
  const error = first.error ?? second.error
  const head = first.data && second.data && <TwoVersions from={sideOf(first.data)} to={sideOf(second.data)} />
  return (
    <Aside
      label="事项比较"
      title="两个事项逐项比较"
      kicker="减号是第一项的写法，加号是第二项的写法"
      tools={fields && <SideBySide title="两个事项逐项比较" fields={fields} head={head} />}
      onClose={onClose}
    >
      {head}
      {error && <ErrorState error={error} />}
      {!error && !fields && <SkeletonLines lines={8} />}
      {fields && <FieldDiffs fields={fields} />}
    </Aside>
  )
}

function useFields(a: Power | undefined, b: Power | undefined) {
  const orgs = useOrgs()
  const settings = useCatalogSettings()
  return useMemo(() => {
    if (!a || !b) return null
    const names = new Map(orgs.data?.map((org) => [org.id, org.name]))
    const { nameOfOwn } = elementsOf(settings.data)
    const org = (id: string) => names.get(id) ?? [a.org, b.org].find((o) => o.id === id)?.name ?? id
    return diffPowers(a.content, b.content, { org, element: nameOfOwn })
  }, [a, b, orgs.data, settings.data])
}

function sideOf({ name, no, kind, org, code }: Power) {
  return {
    title: name,
    note: (
      <>
        {org.name}　v{no} {CHANGE_KINDS[kind]}
        <br />
        {code}
      </>
    ),
  }
}
