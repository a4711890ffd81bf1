import './step-bar.css'

/** Where a record stands on its way: 提出 › 合法性审查 › 编办审核. */
export function StepBar({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className="step-bar" aria-label="办到哪一步">
      {steps.map((step, i) => (
        <li key={step} {...(i === current ? { 'aria-current': 'step' as const } : {})}>
          {step}
          {i < current && <span className="visually-hidden">（已办）</span>}
        </li>
      ))}
    </ol>
  )
}
