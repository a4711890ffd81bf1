import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { AddButton } from './fields'
import { MaterialRow } from './material-row'
import { MAX_MATERIALS, newMaterial } from './materials'
import { PasteDialog } from './paste-dialog'
import { section, type SectionProps } from './section'

export const MaterialsSection = section(
  'materials',
  function Materials({ content, patch, files }: SectionProps) {
    const { materials, noMaterials } = content
    const [open, setOpen] = useState<string | null>(null)
    const [pasting, setPasting] = useState(false)
    const set = (change: (old: GuideMaterial[]) => GuideMaterial[]) =>
      patch((c) => ({ materials: change(c.materials), noMaterials: false }))
    const add = () => {
      const one = newMaterial(materials)
      set((old) => [...old, one])
      setOpen(one.key)
    }
    const full = materials.length >= MAX_MATERIALS
    return (
      <div className="stack">
        {materials.length === 0 && (
          <Checkbox checked={noMaterials} onChange={(e) => patch({ noMaterials: e.target.checked })}>
            办这件事不用交任何材料
          </Checkbox>
        )}
        {materials.length > 0 && (
          <div className="gmaterials__scroll">
            <table className="data-table data-table--flush gmaterials">
              <caption className="visually-hidden">申请材料</caption>
              <colgroup>
                <col style={{ width: 28 }} />
                <col />
                <col style={{ width: 148 }} />
                <col style={{ width: 136 }} />
                <col style={{ width: 148 }} />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">序</th>
                  <th scope="col">材料名称</th>
                  <th scope="col">要求</th>
                  <th scope="col">标记</th>
                  <th scope="col" className="r">
                    操作
                  </th>
                </tr>
              </thead>
              <tbody>
                {materials.map((material, i) => (
                  <MaterialRow
                    key={material.key}
                    material={material}
                    i={i}
                    of={materials.length}
                    open={open === material.key}
                    files={files}
                    patch={patch}
                    setOpen={setOpen}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div className="row row--wrap">
          <AddButton disabled={full} onClick={add}>
            加材料
          </AddButton>
          <Button disabled={full} onClick={() => setPasting(true)}>
            粘贴一批名称
          </Button>
          <span className="small muted num">
            {materials.length} 项，最多 {MAX_MATERIALS} 项。名称要具体，不能写“其他材料”“等”。
          </span>
        </div>
        {pasting && (
          <PasteDialog
            there={materials}
            onClose={() => setPasting(false)}
            onTake={(names) => {
              set((old) => names.reduce((list, name) => [...list, newMaterial(list, name)], old))
              setPasting(false)
            }}
          />
        )}
      </div>
    )
  },
)
