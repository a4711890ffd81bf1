import type { Breach } from '@mingdu/shared/cards/cards.schema'

/** The duties that were breached, and when their holder is held to account, as the list says them. */
export function BreachFacts({ breach: { duties, accountabilities } }: { breach: Breach }) {
  return (
    <>
      <h3 className="sub-h">违反的责任事项</h3>
      {duties.length === 0 ? (
        <p className="muted">权力清单里这一阶段没有写责任事项。请编办补齐。</p>
      ) : (
        <ul>
          {duties.map(({ stage, content, basis }) => (
            <li key={`${stage}${content}`}>
              <b>{stage}</b>　{content}
              {basis !== '' && <span className="muted">（{basis}）</span>}
            </li>
          ))}
        </ul>
      )}
      <h3 className="sub-h">追责情形</h3>
      {accountabilities.length === 0 ? (
        <p className="muted">权力清单里没有写追责情形。请编办补齐。</p>
      ) : (
        <ul>
          {accountabilities.map(({ situation, basis, organ }) => (
            <li key={situation}>
              {situation}
              {basis !== '' && <span className="muted">（{basis}）</span>}
              {organ !== '' && <span className="muted">　追责机关：{organ}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
