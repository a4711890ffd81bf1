import type { DutyList, DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { createContext, useContext } from 'react'
import type { RowProps } from '../../components/list-editor'
import { PowerPicker, type PickedPower } from '../../components/power-picker'
import { AreaField, FieldError, LineField } from '../../components/text-fields'

interface ServicePowers {
  /** Whose list is written. */
  orgId: string
  /** The powers that services name: as the list had them, and those picked since. */
  named: DutyList['powers']
  note: (power: PickedPower) => void
}
export const ServicePowersContext = createContext<ServicePowers>({
  orgId: '',
  named: {},
  note: () => undefined,
})

export function ServiceRow({ item, patch, errorAt }: RowProps<DutyListContent['services'][number]>) {
  return (
    <>
      <LineField
        label="服务事项"
        maxLength={200}
        value={item.title}
        error={errorAt('title')}
        onChange={(title) => patch({ title })}
      />
      <AreaField
        label="服务内容"
        maxLength={2000}
        value={item.content}
        onChange={(content) => patch({ content })}
      />
      <div className="pair">
        <LineField
          label="承办处室"
          maxLength={100}
          value={item.office}
          onChange={(office) => patch({ office })}
        />
        <LineField label="电话" maxLength={60} value={item.phone} onChange={(phone) => patch({ phone })} />
      </div>
      <ServicePower
        id={item.powerId}
        problem={errorAt('powerId')}
        onChange={(powerId) => patch({ powerId })}
      />
    </>
  )
}

interface ServicePowerProps {
  id: string | null
  problem: string | undefined
  onChange: (id: string | null) => void
}

function ServicePower({ id, problem, onChange }: ServicePowerProps) {
  const { orgId, named, note } = useContext(ServicePowersContext)
  const choose = (power: PickedPower | null) => {
    if (power) note(power)
    onChange(power?.id ?? null)
  }
  return (
    <div>
      <PowerPicker
        label="对应的权力事项"
        placeholder="对应的权力事项，输入名称或编码查找；没有就不选"
        value={id === null ? null : { id, ...(named[id] ?? { code: '', name: '（事项已不存在）' }) }}
        orgId={orgId}
        clearable
        invalid={problem !== undefined}
        onChange={choose}
      />
      <FieldError text={problem} />
    </div>
  )
}
