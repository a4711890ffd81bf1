import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { CASE_PAPERS } from '@mingdu/shared/cases/cases.states'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { casePaper } from '../../../api/files'
import { dayText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Row } from '../../../components/rows/row'
import { Section } from '../../../components/section/section'
import { openProtected } from '../../../platform/documents'

/** 文书: every paper left in the case, the newest first, opened as PDF by a tap. */
export function Papers({ mine: { id, papers, state } }: { mine: MyCase }) {
  const [opening, setOpening] = useState<number | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  if (papers.length === 0) return null
  const show = async (n: number, name: string) => {
    if (opening !== null) return
    setOpening(n)
    setError(null)
    try {
      await openProtected(() => casePaper(id, n), `${name}.pdf`)
    } catch (thrown) {
      setError(asApiError(thrown))
    }
    setOpening(null)
  }
  return (
    <Section className="case-papers" title="文书" aside={`${papers.length} 份`}>
      {papers
        .map((paper, n) => ({ ...paper, n }))
        .reverse()
        .map(({ kind, no, on, n }) => (
          <Row
            key={n}
            className="row--lined case-paper"
            title={CASE_PAPERS[kind]}
            sub={[no, dayText(on, null)]}
            aside={opening === n ? '正在打开…' : '打开'}
            onTap={() => void show(n, `${CASE_PAPERS[kind]} ${no}`)}
          />
        ))}
      {error && <Refusal className="case-papers-error" error={error} today={null} />}
      {(state === 'making' || state === 'delivering') && (
        <Notice className="case-papers-note" tone="blue">
          在这里看决定书不算送达。送达以后才起算复议和诉讼的期限，请按约定方式领取。
        </Notice>
      )}
    </Section>
  )
}
