import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { columnLetter } from '@mingdu/shared/sheets/headers.rules'
import { EmptyState } from '../../components/states'

/** What each header of the sheet was read as; what is not used says so. */
export function ColumnMap({ job: { columns } }: { job: SheetJob }) {
  const unused = columns.filter(({ field }) => field === null).length
  if (columns.length === 0) return <EmptyState title="没有读到表头">请对照模板检查表头那一行。</EmptyState>
  return (
    <section className="panel list" aria-label="表头对应">
      <p className="sheet-note num">
        {unused === 0
          ? '每一列都用上了。'
          : `有 ${unused} 列没有用到。要用的话，把表头改成模板里的写法再上传。`}
      </p>
      <div className="list__scroll" tabIndex={0} role="group" aria-label="表头对应，可滚动">
        <table className="data-table">
          <caption className="visually-hidden">表头对应</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: 72 }}>
                列
              </th>
              <th scope="col">表里的表头</th>
              <th scope="col">读作</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ header, field, name }, i) => (
              <tr key={i}>
                <td>{columnLetter(i)}</td>
                <td>
                  <span className="two-lines" title={header}>
                    {header === '' ? <span className="muted">（空）</span> : header}
                  </span>
                </td>
                <td>{field === null ? <span className="tag tag--off">没有用到</span> : name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
