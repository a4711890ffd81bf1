import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { MATERIAL_FORMS, MATERIAL_SOURCES, NECESSITIES } from '@mingdu/shared/guides/guides.states'
import { memo } from 'react'
import { RowTools, TextField } from './fields'
import { moved } from './lists'
import { MaterialForm } from './material-form'
import { copied, withoutMaterial } from './materials'
import type { FileNames } from './use-file-names'
import type { Patch } from './use-guide-draft'

export interface MaterialRowProps {
  material: GuideMaterial
  i: number
  of: number
  open: boolean
  files: FileNames
  patch: Patch
  setOpen: (key: string | null) => void
}

/** A material in one line, its name typed there; the rest opens below. Drawn anew only when it changes itself. */
export const MaterialRow = memo(function MaterialRow(props: MaterialRowProps) {
  const { material, i, of, open, files, patch, setOpen } = props
  const { key } = material
  const set = (change: (old: GuideMaterial[]) => GuideMaterial[]) =>
    patch((c) => ({ materials: change(c.materials) }))
  // by key: a file that took its time to arrive still finds its row
  const change = (part: Partial<GuideMaterial>) =>
    set((old) => old.map((m) => (m.key === key ? { ...m, ...part } : m)))
  const name = `第 ${i + 1} 份材料`
  return (
    <>
      <tr data-open={open}>
        <td className="num muted">{i + 1}</td>
        <td>
          <TextField
            bare
            label={`${name}的名称`}
            path={`materials.${i}.name`}
            value={material.name}
            max={200}
            // a long name is read whole where its row is open
            {...(open ? { rows: 1 } : {})}
            onChange={(value) => change({ name: value.replace(/\n/g, '') })}
          />
        </td>
        <td>
          {NECESSITIES[material.necessity]} · {wanted(material)}
          <div className="sub">{MATERIAL_SOURCES[material.source]}</div>
        </td>
        <td>
          <Marks material={material} />
        </td>
        <td className="r">
          <span className="row gmaterials__acts">
            <RowTools
              name={name}
              at={i}
              of={of}
              onMove={(to) => set((old) => moved(old, i, to))}
              onRemove={() => patch((c) => withoutMaterial(c, i))}
              onCopy={() => set((old) => copied(old, i))}
            />
            <button
              type="button"
              className="link-button nowrap"
              aria-expanded={open}
              aria-label={open ? `收起${name}` : `填写${name}`}
              onClick={() => setOpen(open ? null : key)}
            >
              {open ? '收起' : '填写'}
            </button>
          </span>
        </td>
      </tr>
      {open && (
        <tr className="gmaterials__open">
          <td colSpan={5}>
            <MaterialForm material={material} i={i} files={files} change={change} />
          </td>
        </tr>
      )}
    </>
  )
})

/** `原件 2 份`; what is not handed in has no copies. */
function wanted({ form, copies }: GuideMaterial): string {
  return form === 'exempt' || copies === 0 ? MATERIAL_FORMS[form] : `${MATERIAL_FORMS[form]} ${copies} 份`
}

function Marks({ material: m }: { material: GuideMaterial }) {
  const marks = [
    m.blankFormId === null ? null : '空白表',
    m.sampleId === null ? null : '样表',
    m.deferDays === null ? null : `容缺 ${m.deferDays} 日`,
    m.promiseDays === null ? null : `承诺 ${m.promiseDays} 日`,
    m.always ? null : '按情形',
    m.basis === '' ? '缺依据' : null,
  ].filter((mark) => mark !== null)
  return (
    <span className="gmarks num">
      {marks.map((mark) => (
        <span key={mark} className={mark === '缺依据' ? 'small muted' : 'tag'}>
          {mark}
        </span>
      ))}
    </span>
  )
}
