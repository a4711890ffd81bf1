import { OVERSIGHT_DEFINITIONS } from '@mingdu/shared/oversight/oversight.rules'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { ErrorState, SkeletonLines } from '../../components/states'

/** 频次, 满意率 and 工时 of each supervising office in a quarter: the same figures to both sides. */
export function OversightFigures({ quarter }: { quarter: string | undefined }) {
  const query = quarter === undefined ? {} : { quarter }
  const figures = useQuery({
    queryKey: ['oversight', 'figures', query],
    queryFn: () => api.oversight.figures({ query }),
  })
  const { data } = figures
  return (
    <section className="panel oversight__figures" aria-label="督查单位的数字">
      <div className="panel__h">
        <h2>督查本身怎么样</h2>
        {data && (
          <small className="num">
            {data.quarter.slice(0, 4)}年第{data.quarter.slice(6)}季度
          </small>
        )}
      </div>
      {figures.isPending && <SkeletonLines lines={2} />}
      {figures.isError && !data && <ErrorState error={figures.error} retry={() => void figures.refetch()} />}
      {data?.offices.length === 0 && <p className="panel__b muted">这一季没有派单，也没有评价。</p>}
      {data && data.offices.length > 0 && <Table offices={data.offices} />}
    </section>
  )
}

type Offices = Awaited<ReturnType<typeof api.oversight.figures>>['offices']

function Table({ offices }: { offices: Offices }) {
  return (
    <div className="oversight__scroll" tabIndex={0} role="group" aria-label="督查单位的数字，可滚动">
      <table className="data-table data-table--dense num">
        <caption className="visually-hidden">各督查单位的频次、满意率和工时</caption>
        <thead>
          <tr>
            <th scope="col">督查单位</th>
            <th scope="col" className="r">
              派单事项
            </th>
            <th scope="col" className="r">
              每单位每月 <Caliber of="每单位每月" definition={OVERSIGHT_DEFINITIONS.perUnitMonth} />
            </th>
            <th scope="col" className="r">
              满意率 <Caliber of="满意率" definition={OVERSIGHT_DEFINITIONS.satisfaction} />
            </th>
            <th scope="col" className="r">
              多花工时 <Caliber of="多花工时" definition={OVERSIGHT_DEFINITIONS.hours} />
            </th>
            <th scope="col" className="r">
              答复超期
            </th>
          </tr>
        </thead>
        <tbody>
          {offices.map(({ office, matters, units, perUnitMonth, n, satisfaction, hours, late }) => (
            <tr key={office.id}>
              <th scope="row">
                <span className="two-lines">{office.name}</span>
              </th>
              <td className="r">
                {matters}
                <span className="sub">{units} 个单位</span>
              </td>
              <td className="r">{perUnitMonth === null ? '–' : `${tenths(perUnitMonth)} 次`}</td>
              <td className="r">
                {satisfaction === null ? <span className="muted">样本不足</span> : `${tenths(satisfaction)}%`}
                <span className="sub">n={n}</span>
              </td>
              <td className="r">
                {hours === null ? <span className="muted">样本不足</span> : `${hours} 小时`}
              </td>
              <td className={late > 0 ? 'r late-count' : 'r'}>{late}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}`
}
