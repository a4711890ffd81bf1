import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { fullTimeText } from '../../components/dates'

/** Who has it, until when it may be given back, how 回避 was checked; and a 退回 that waits for its decision. */
export function ClueAssignment({ clue }: { clue: Clue }) {
  const { assignment, handback } = clue
  if (!assignment) return null
  const { org, handler, designated, note, at, signedAt, returnUntil, proof } = assignment
  return (
    <>
      <h3 className="sub-h">承办</h3>
      <dl className="facts num">
        <dt>单位</dt>
        <dd>
          {org.name}
          {designated && '（指定承办）'}
        </dd>
        <dt>派单</dt>
        <dd>{fullTimeText(at)}</dd>
        <dt>签收</dt>
        <dd>{signedAt === null ? '还没有签收' : `${handler?.name ?? ''}　${fullTimeText(signedAt)}`}</dd>
        {signedAt === null && (
          <>
            <dt>退回</dt>
            <dd>{designated ? '指定承办，不能退回' : `${fullTimeText(returnUntil)} 前可以退回`}</dd>
          </>
        )}
        {note !== '' && (
          <>
            <dt>要求</dt>
            <dd className="prewrap">{note}</dd>
          </>
        )}
        <dt>回避核对</dt>
        <dd>
          {fullTimeText(proof.at)} 按 {proof.ruleVersion} 的规则核对：涉及 {proof.orgIds.length} 个单位、
          {proof.accountIds.length} 人，承办单位不在其中
        </dd>
      </dl>
      {handback && (
        <div className="note note--yellow prewrap">
          {handback.org.name}
          {handback.by.name}退回：{handback.reason}
          {handback.suggested && `\n建议由${handback.suggested.name}承办`}
          <div className="small muted num">{fullTimeText(handback.at)}</div>
        </div>
      )}
    </>
  )
}
