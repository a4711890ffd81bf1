import { Notice } from '../notice/notice'
import { Button } from '../tap/button'
import type { AnswerNote } from './answer-note'

/** What became of the question, with the way into WeChat's settings where only they help. */
export function Asked({ note, onSettings }: { note: AnswerNote | null; onSettings: () => void }) {
  if (!note) return null
  return (
    <>
      <Notice className="asked" tone={note.tone}>
        {note.text}
      </Notice>
      {note.settings && (
        <Button className="asked__settings" kind="plain" text="打开微信的通知设置" onTap={onSettings} />
      )}
    </>
  )
}
