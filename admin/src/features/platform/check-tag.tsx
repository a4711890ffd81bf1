import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { timeText } from '../../components/dates'
import { CHECKS } from './template-words'

const TONES: Record<TemplateRow['check']['state'], string> = {
  ok: 'tag tag--blue',
  missing: 'tag tag--off',
  mismatch: 'tag tag--red',
  unknown: 'tag',
}

/** What the account said of a template, and when; red only when it is not used because of it. */
export function CheckTag({ row: { templateId, check } }: { row: TemplateRow }) {
  if (templateId === null) return <span className="muted">–</span>
  return (
    <>
      <span className="row">
        <span className={TONES[check.state]}>{CHECKS[check.state]}</span>
        {check.at && <span className="sub num nowrap">{timeText(check.at)}</span>}
      </span>
      {check.state !== 'ok' && <span className="sub check-note">{check.note}</span>}
    </>
  )
}
