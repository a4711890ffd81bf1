import { stepLeftText } from '@mingdu/shared/cases/joint.light'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { dateText } from '../../../components/dates'
import type { Column } from '../../../components/list'
import { StepLight, StepStateTag } from './step-marks'
import { stepStateText } from './step-words'

export function stepColumns(today: string): Column<JointStep>[] {
  return [
    {
      key: 'what',
      title: '请办什么 / 办件',
      fixed: true,
      render: (step) => (
        <>
          <span className="two-lines strong" title={step.what}>
            {step.what}
          </span>
          <span className="sub num two-lines" title={step.case.title}>
            {step.case.no}-{step.n}　{step.case.title}
          </span>
        </>
      ),
      text: (step) => step.what,
    },
    {
      key: 'case',
      title: '办件编号',
      width: 148,
      hidden: true,
      render: ({ case: { no }, n }) => `${no}-${n}`,
      text: ({ case: { no }, n }) => `${no}-${n}`,
    },
    {
      key: 'from',
      title: '请办单位',
      width: 160,
      render: (step) => (
        <span className="two-lines" title={step.from.name}>
          {step.from.name}
        </span>
      ),
      text: (step) => step.from.name,
    },
    {
      key: 'light',
      title: '时限',
      width: 176,
      render: (step) => <StepLight step={step} />,
      text: stepLeftText,
    },
    {
      key: 'due',
      title: '限期',
      width: 84,
      align: 'right',
      render: (step) => (
        <>
          {dateText(step.due, today)}
          {step.tentative && <div className="sub">暂定</div>}
        </>
      ),
      text: (step) => step.due,
    },
    {
      key: 'state',
      title: '状态',
      width: 88,
      render: (step) => <StepStateTag step={step} />,
      text: stepStateText,
    },
    {
      key: 'handler',
      title: '办理人',
      width: 140,
      render: (step) => <span className="two-lines">{step.handler?.name ?? '–'}</span>,
      text: (step) => step.handler?.name ?? '',
    },
  ]
}
