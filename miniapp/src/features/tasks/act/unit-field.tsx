import type { Ref } from '@mingdu/shared/kernel/ids'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'

interface UnitFieldProps {
  label: string
  /** The org that has the task. */
  top: Ref
  value: string | null
  onChange: (orgId: string) => void
}

/** The org itself or one below it; nothing to choose where there is none below. */
export function UnitField({ label, top, value, onChange }: UnitFieldProps) {
  const { data } = useRecord(() => api.orgs.tree(), 'orgs')
  const below = unitsBelow(top.id, data?.items ?? [])
  if (below.length === 0) return null
  const options = Object.fromEntries([top, ...below].map(({ id, name }) => [id, name]))
  return (
    <Field className="act-unit" label={label}>
      <Choices className="act-unit__pick" label={label} options={options} value={value} onChange={onChange} />
    </Field>
  )
}

interface Node extends Ref {
  parentId: string | null
  status: string
}

/** Active orgs below one, at every depth, in the order they are given. */
export function unitsBelow(topId: string, all: readonly Node[]): Ref[] {
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]))
  const isBelow = (id: string): boolean => {
    const parent = parents.get(id) ?? null
    return parent !== null && (parent === topId || isBelow(parent))
  }
  return all
    .filter(({ id, status }) => status === 'active' && isBelow(id))
    .map(({ id, name }) => ({ id, name }))
}
