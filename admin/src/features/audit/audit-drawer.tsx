import type { AuditEntry } from '@mingdu/shared/audit/audit.api'
import { AUDIT_EVENTS } from '@mingdu/shared/audit/audit.events'
import type { ReactNode } from 'react'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'

/** One entry with its place in the chain. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  return (
    <Drawer title={AUDIT_EVENTS[entry.event]} kicker={fullTimeText(entry.at)} onClose={onClose}>
      <dl className="facts num">
        <Fact name="人员">{entry.actor?.name ?? '系统'}</Fact>
        {entry.behalf && <Fact name="代谁办理">{entry.behalf.name}</Fact>}
        <Fact name="单位">{entry.org?.name ?? '–'}</Fact>
        <Fact name="对象">{entry.subject ? `${entry.subject.name}（${entry.subject.kind}）` : '–'}</Fact>
        <Fact name="说明">{entry.note || '–'}</Fact>
        <Fact name="来源地址">{entry.ip}</Fact>
        <Fact name="请求号">
          <span className="mono">{entry.requestId}</span>
        </Fact>
        <Fact name="链号">{entry.seq ?? '待封存'}</Fact>
        <Fact name="摘要">
          <span className="mono">{entry.hash ?? '待封存'}</span>
        </Fact>
        <Fact name="内容摘要">
          {entry.digests.map((digest) => (
            <div key={digest} className="mono">
              {digest}
            </div>
          ))}
        </Fact>
      </dl>
    </Drawer>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
