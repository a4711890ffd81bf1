/** Head of the tables of the general values. */
export function RuleHead({ last }: { last: string }) {
  return (
    <>
      <colgroup>
        <col />
        <col style={{ width: 140 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 80 }} />
        <col style={{ width: '32%' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">规则</th>
          <th scope="col" className="r">
            现行值
          </th>
          <th scope="col" className="r">
            可设范围
          </th>
          <th scope="col" className="r">
            初始值
          </th>
          <th scope="col">{last}</th>
        </tr>
      </thead>
    </>
  )
}
