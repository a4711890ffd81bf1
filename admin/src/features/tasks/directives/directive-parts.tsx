import type { Directive } from '@mingdu/shared/directives/directives.api'
import { DIRECTIVE_LEVELS, DIRECTIVE_STATES } from '@mingdu/shared/directives/directives.states'
import { API_BASE } from '../../../api/send'
import { useMe } from '../../../api/session'
import { dateText, timeText } from '../../../components/dates'
import { FileList } from '../../../components/files'

export function LevelTag({ level }: Pick<Directive, 'level'>) {
  return <span className={level === 'routine' ? 'tag' : 'tag tag--red'}>{DIRECTIVE_LEVELS[level]}</span>
}

export function StateTag({ state, answered }: Pick<Directive, 'state' | 'answered'>) {
  const tone = state === 'late' ? 'tag tag--red' : state === 'answered' ? 'tag' : 'tag tag--blue'
  return <span className={tone}>{stateText({ state, answered })}</span>
}

/** An answer after the due day says so. */
export function stateText({ state, answered }: Pick<Directive, 'state' | 'answered'>): string {
  return DIRECTIVE_STATES[state] + (answered?.late ? '（迟）' : '')
}

/** Which org owes the answer now, and which was asked first where that is another. */
export function OwnerCell({ directive: { org, owner } }: { directive: Directive }) {
  return (
    <>
      <span className="two-lines" title={owner.name}>
        {owner.name}
      </span>
      {org.id !== owner.id && <span className="sub two-lines">原发 {org.name}</span>}
    </>
  )
}

/** What was asked by when, who took it, and what the org answered. */
export function DirectiveBody({ directive }: { directive: Directive }) {
  const { today } = useMe()
  const { issuedBy, issuedAt, due, meeting, demand, org, passed, received, answered } = directive
  return (
    <>
      <div className="small muted num">
        {issuedBy.name}　{timeText(issuedAt, today)} 发　限 {dateText(due, today)} 前办理
        {meeting !== '' && `　${meeting}`}
      </div>
      <p className="prewrap">{demand}</p>
      {passed.length > 0 && (
        <ul className="small muted num" aria-label="转办经过">
          <li>发给 {org.name}</li>
          {passed.map(({ from, to, at, received: taken }) => (
            <li key={at}>
              {timeText(at, today)}　随任务由 {from.name} 转到 {to.name}
              {taken && `（${from.name}由 ${taken.name} 签收）`}
            </li>
          ))}
        </ul>
      )}
      {received && (
        <div className="small muted num">
          {received.by.name}　{timeText(received.at, today)} 签收
        </div>
      )}
      {answered && (
        <>
          <p className="note small prewrap num">
            {answered.by.name}　{timeText(answered.at, today)} 回复{answered.late && '（迟）'}：
            {answered.text}
          </p>
          {answered.files.length > 0 && <FileList files={answered.files} />}
        </>
      )}
    </>
  )
}

export function PaperLinks({ id }: Pick<Directive, 'id'>) {
  return (
    <>
      <a href={paperUrl(id, 'pdf')} target="_blank" rel="noreferrer">
        打印（PDF）
      </a>
      <a href={paperUrl(id, 'docx')}>下载 Word</a>
    </>
  )
}

function paperUrl(id: string, format: 'pdf' | 'docx'): string {
  return `${API_BASE}/directives/${id}/paper?format=${format}`
}
