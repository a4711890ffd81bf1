import type { Case } from '@mingdu/shared/cases/cases.schema'
import { GIVEN, type Given } from '@mingdu/shared/cases/cases.states'
import { CaseFiles } from './case-files'

/** Materials of the frozen guide: how each is there, by when it is owed, and its files. */
export function CaseMaterials({ one }: { one: Case }) {
  if (one.materials.length === 0) return <p className="muted">这一事项不用提交材料。</p>
  return (
    <table className="data-table data-table--dense data-table--flush case-materials">
      <caption className="visually-hidden">材料</caption>
      <colgroup>
        <col />
        <col style={{ width: 148 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">材料</th>
          <th scope="col">怎么交的</th>
        </tr>
      </thead>
      <tbody>
        {one.materials.map((material) => (
          <tr key={material.key}>
            <td>
              {material.name}
              {!material.needed && <span className="muted">（非必要）</span>}
              <CaseFiles one={one} ids={material.fileIds} />
            </td>
            <td>
              <span className={TONES[material.given]}>{GIVEN[material.given]}</span>
              {material.owedBy !== null && <div className="sub num">{material.owedBy} 前补齐</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const TONES: Record<Given, string> = {
  paper: 'tag',
  files: 'tag',
  deferred: 'tag tag--blue',
  promised: 'tag tag--blue',
  missing: 'tag tag--red',
}
