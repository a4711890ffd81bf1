import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { useCan, useMe } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { openOpening } from './clue-words'
import { SenderDialog } from './sender-dialog'

type Opening = Clue['openings'][number]
const OUTCOMES: Record<Opening['state'], string> = {
  asked: '等待审批',
  approved: '已同意',
  refused: '没有同意',
}

/** Every time somebody asked to see who sent it, and what became of it; the sender reads the same. */
export function ClueOpenings({ clue }: { clue: Clue }) {
  const can = useCan()
  const { id: meId, today } = useMe()
  const [looking, setLooking] = useState(false)
  const mine = can('clue.unsealAsk') ? openOpening(clue, meId, today) : null
  if (clue.openings.length === 0) return null
  return (
    <>
      <h3 className="sub-h">查看实名（提交人看得到）</h3>
      <ul className="stack">
        {clue.openings.map((opening) => (
          <li key={opening.id}>
            <OpeningText opening={opening} />
          </li>
        ))}
      </ul>
      {mine && (
        <p style={{ marginTop: 12 }}>
          <Button onClick={() => setLooking(true)}>查看提交人</Button>
        </p>
      )}
      {mine && looking && <SenderDialog clue={clue} opening={mine} onClose={() => setLooking(false)} />}
    </>
  )
}

function OpeningText({ opening }: { opening: Opening }) {
  const { office, askedBy, askedAt, reason, state, decidedBy, decidedAt, note, openedAt } = opening
  return (
    <>
      <p className="prewrap">
        <span className="tag">{OUTCOMES[state]}</span>　用途：{reason}
      </p>
      <p className="small muted num">
        {office} {askedBy.name} {fullTimeText(askedAt)} 申请
        {decidedBy && decidedAt !== null && `；${decidedBy.name} ${fullTimeText(decidedAt)} 审批`}
        {note !== '' && `：${note}`}
        {openedAt.map((at) => `；${fullTimeText(at)} 查看`)}
      </p>
    </>
  )
}
