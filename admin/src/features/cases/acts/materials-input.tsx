import type { Case } from '@mingdu/shared/cases/cases.schema'
import { GIVEN } from '@mingdu/shared/cases/cases.states'
import { Checkbox, Radio } from 'antd'
import { UploadField } from '../../../components/upload-field'
import type { GivenMaterial } from './act-fields'

type Update = (update: (value: GivenMaterial[]) => GivenMaterial[]) => void

interface MaterialsProps {
  one: Case
  value: readonly GivenMaterial[]
  onChange: Update
  onBusy: (busy: boolean) => void
}

const HOW = (['paper', 'files'] as const).map((value) => ({ value, label: GIVEN[value] }))

/** What came in now: of a case under correction any material, else what is owed. */
export function MaterialsInput({ one, value, onChange, onBusy }: MaterialsProps) {
  const offered =
    one.state === 'correcting' ? one.materials : one.materials.filter(({ owedBy }) => owedBy !== null)
  const tick = (key: string, ticked: boolean) =>
    onChange((old) => {
      const others = old.filter((other) => other.key !== key)
      return ticked ? [...others, { key, given: 'paper', files: [] }] : others
    })
  return (
    <div className="case-pick">
      {offered.map(({ key, name }) => {
        const given = value.find((material) => material.key === key)
        return (
          <div key={key}>
            <Checkbox checked={given !== undefined} onChange={(e) => tick(key, e.target.checked)}>
              {name}
            </Checkbox>
            {given && <How name={name} given={given} onChange={onChange} onBusy={onBusy} />}
          </div>
        )
      })}
    </div>
  )
}

interface HowProps {
  name: string
  given: GivenMaterial
  onChange: Update
  onBusy: (busy: boolean) => void
}

function How({ name, given, onChange, onBusy }: HowProps) {
  const patch = (change: (old: GivenMaterial) => Partial<GivenMaterial>) =>
    onChange((list) => list.map((old) => (old.key === given.key ? { ...old, ...change(old) } : old)))
  return (
    <div style={{ padding: '4px 0 4px 24px' }}>
      <Radio.Group
        aria-label={`${name}怎么交的`}
        options={HOW}
        value={given.given}
        onChange={(e) => patch(() => ({ given: e.target.value as GivenMaterial['given'] }))}
      />
      {given.given === 'files' && (
        <UploadField
          kind="attachment"
          value={given.files}
          onChange={(update) => patch(({ files }) => ({ files: update(files) }))}
          max={20}
          label="上传"
          onBusy={onBusy}
        />
      )}
    </div>
  )
}
