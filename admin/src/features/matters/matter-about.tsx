import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { BASIS_KINDS } from '@mingdu/shared/matters/matters.states'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../api/session'
import { deadlineText, fullTimeText, timeText } from '../../components/dates'
import { FileList } from '../../components/files'
import { Timeline } from '../../components/timeline'
import { ChangesPanel } from './changes-panel'
import { ClosingPanel } from './closing-panel'
import { ConfirmationsPanel } from './confirmations-panel'

/** What the matter rests on, who did what with it. */
export function MatterAbout({ matter }: { matter: Matter }) {
  const { today } = useMe()
  const lines = [...matter.history].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <div className="matter__about">
      <section className="panel" aria-label="事项信息">
        <div className="panel__h">
          <h2>事项信息</h2>
        </div>
        <dl className="facts panel__b num">
          <Fact name="依据种类">{BASIS_KINDS[matter.basis.kind]}</Fact>
          <Fact name="立项依据">{matter.basis.text}</Fact>
          {matter.basis.instructionId !== null && (
            <Fact name="领导批示">
              <Link to={`/instructions?open=${matter.basis.instructionId}`}>看批示和反馈</Link>
            </Fact>
          )}
          {matter.basisFiles.length > 0 && (
            <Fact name="依据附件">
              <FileList files={matter.basisFiles} />
            </Fact>
          )}
          {matter.offices.length > 1 && (
            <Fact name="督查牵头">{matter.offices.map(({ name }) => name).join('、')}（两办合办）</Fact>
          )}
          <Fact name="责任督查员">{matter.supervisor.name}</Fact>
          <Fact name="完成时限">{deadlineText(matter.due)}</Fact>
          <Fact name="立项">
            {matter.createdBy.name}　{fullTimeText(matter.createdAt)}
          </Fact>
          {matter.approvedBy && (
            <Fact name="批准">
              {matter.approvedBy.name}
              {matter.approvedAt && `　${fullTimeText(matter.approvedAt)}`}
            </Fact>
          )}
          {matter.relapses > 0 && <Fact name="反弹">{matter.relapses} 次，用原编号重开</Fact>}
          {matter.plan.text !== '' && <Fact name="督查方案">{matter.plan.text}</Fact>}
          {matter.plan.files.length > 0 && (
            <Fact name="方案附件">
              <FileList files={matter.plan.files} />
            </Fact>
          )}
          {matter.overlap && (
            <Fact name="派单查重">
              {matter.overlap.found
                .map(({ org, why, other }) => `${org.name}　${why} ${other?.no ?? ''}`)
                .join('\n')}
              {`\n仍要派单：${matter.overlap.reason}（${matter.overlap.by.name}）`}
            </Fact>
          )}
          {matter.conclusion !== '' && <Fact name="办理结果">{matter.conclusion}</Fact>}
          {matter.note !== '' && <Fact name="说明">{matter.note}</Fact>}
        </dl>
      </section>
      {matter.closing && <ClosingPanel closing={matter.closing} matterId={matter.id} />}
      {matter.clock.dispatchedOn !== null && <ConfirmationsPanel matter={matter} />}
      <ChangesPanel matterId={matter.id} />
      <section className="panel" aria-label="记录">
        <div className="panel__h">
          <h2>记录</h2>
          <small className="num">{lines.length} 条</small>
        </div>
        <div className="panel__b">
          <Timeline
            items={lines.map((line, i) => ({
              key: `${line.at}${i}`,
              head: line.what,
              time: timeText(line.at, today),
              body: [whoText(line), line.note].filter((part) => part !== '').join('：'),
              state: i === 0 ? ('now' as const) : ('done' as const),
            }))}
          />
        </div>
      </section>
    </div>
  )
}

/** The office beside the name, where it is known: of 两办合办 it tells whose act it was. */
function whoText({ who, office }: Matter['history'][number]): string {
  return office === undefined ? who : `${who}（${office}）`
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="prewrap">{children}</dd>
    </>
  )
}
