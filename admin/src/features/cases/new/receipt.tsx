import type { Case } from '@mingdu/shared/cases/cases.schema'
import { Button } from 'antd'
import { Link } from 'react-router'
import { deadlineText } from '../../../components/dates'
import { CasePapers } from '../papers/case-papers'

/** It was taken in: the number to follow it by, and what to hand over. */
export function Receipt({ one, onAgain }: { one: Case; onAgain: () => void }) {
  const groups = one.no.replace(/(\d{4})(?=\d)/g, '$1 ')
  return (
    <section className="panel" aria-label="收件完成">
      <div className="panel__b stack">
        <p className="muted" style={{ margin: 0 }} role="status">
          已收件，办件编号
        </p>
        <p className="intake__no num">{groups}</p>
        <p>请告诉申请人：凭这个编号和手机号后四位，随时能查进度。</p>
        <dl className="facts num">
          <dt>事项</dt>
          <dd>{one.title}</dd>
          <dt>申请人</dt>
          <dd>{one.applicant}</dd>
          {one.entryDue !== null && (
            <>
              <dt>受理期限</dt>
              <dd>{deadlineText(one.entryDue)}，过期没有告知补正就视为受理</dd>
            </>
          )}
        </dl>
        <h3 className="sub-h">接下来打印，交申请人</h3>
        <CasePapers one={one} />
        <div className="row row--wrap">
          <Button type="primary" autoFocus onClick={onAgain}>
            再收一件 <kbd className="kbd">Alt+N</kbd>
          </Button>
          <Link to={`/cases?open=${one.id}`}>打开这件，办理受理</Link>
        </div>
      </div>
    </section>
  )
}
