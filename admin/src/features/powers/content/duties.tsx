import type { PowerContent } from '@mingdu/shared/powers/powers.schema'

type Duty = PowerContent['duties'][number]

/** Duties by stage, in the order in which the stages come up; a duty without a basis says so. */
export function DutiesByStage({ duties }: { duties: readonly Duty[] }) {
  if (duties.length === 0) return <p className="muted">没有责任事项。</p>
  return (
    <div className="stages">
      {[...byStage(duties)].map(([stage, list]) => (
        <section key={stage} aria-label={stage}>
          <h4 className="stages__h num">
            {stage}
            <span className="muted">{list.length} 条</span>
          </h4>
          <ol className="numbered">
            {list.map((duty, i) => (
              <li key={i}>
                <p className="prewrap">{duty.content}</p>
                {duty.basis === '' ? (
                  <p className="small numbered__none">没有写依据</p>
                ) : (
                  <p className="small muted prewrap">依据：{duty.basis}</p>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function byStage(duties: readonly Duty[]): Map<string, Duty[]> {
  const stages = new Map<string, Duty[]>()
  for (const duty of duties) stages.set(duty.stage, [...(stages.get(duty.stage) ?? []), duty])
  return stages
}
