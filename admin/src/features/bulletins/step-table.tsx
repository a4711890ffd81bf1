import { MATTER_STEPS, TASK_STEPS } from '@mingdu/shared/bulletins/bottlenecks.rules'
import type { StepRow } from '@mingdu/shared/bulletins/bulletins.schema'
import { stepName, tenthsText } from '@mingdu/shared/bulletins/bulletins.words'
import { Link } from 'react-router'
import { Caliber } from '../../components/caliber'

const STEPS = { ...TASK_STEPS, ...MATTER_STEPS }

interface StepTableProps {
  name: string
  rows: readonly StepRow[]
  /** Where what a number counts is listed; without it the numbers lead nowhere. */
  link?: (step: StepRow['step'], orgId?: string) => string
}

/** Where things wait: how many, how long, for whom, and the units with most. */
export function StepTable({ name, rows, link }: StepTableProps) {
  return (
    <div className="bulletin__scroll" tabIndex={0} role="group" aria-label={`${name}，可滚动`}>
      <table className="data-table data-table--dense num">
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">等在哪一步</th>
            <th scope="col">等谁</th>
            <th scope="col" className="r">
              件数
            </th>
            <th scope="col" className="r">
              中位（工作日）
            </th>
            <th scope="col" className="r">
              最长（工作日）
            </th>
            <th scope="col">较多的单位</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, n, median, longest, top }) => (
            <tr key={step}>
              <th scope="row" className="nowrap">
                {stepName(step)}{' '}
                <Caliber
                  of={stepName(step)}
                  definition={`从${STEPS[step].since}之日的次日起，数到今天的工作日。`}
                />
              </th>
              <td>{STEPS[step].waitsFor}</td>
              <td className="r">
                {link ? (
                  <Link to={link(step)} aria-label={`${stepName(step)} ${n} 件，查看明细`}>
                    {n}
                  </Link>
                ) : (
                  n
                )}
              </td>
              <td className="r">{tenthsText(median)}</td>
              <td className="r">{longest}</td>
              <td>
                {top.map(({ org, n: own }, i) => (
                  <span key={org.id}>
                    {i > 0 && '，'}
                    {link ? <Link to={link(step, org.id)}>{org.name}</Link> : org.name} {own}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
