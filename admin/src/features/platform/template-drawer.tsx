import { CHANNELS } from '@mingdu/shared/messages/messages.states'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { Button } from 'antd'
import { useState } from 'react'
import { useCan } from '../../api/session'
import { Drawer } from '../../components/drawer'
import { CardPreview } from './card-preview'
import { CheckTag } from './check-tag'
import { TemplateDialog } from './template-dialog'
import { SOURCES } from './template-words'

/** One template: its id here, what the account says of it, its fields, and the card as it will look. */
export function TemplateDrawer({ row, onClose }: { row: TemplateRow; onClose: () => void }) {
  const can = useCan()
  const [editing, setEditing] = useState(false)
  return (
    <Drawer
      title={row.name}
      kicker={CHANNELS[row.channel]}
      onClose={onClose}
      footer={can('channel.write') && <Button onClick={() => setEditing(true)}>设置编号</Button>}
    >
      <dl className="facts num">
        <dt>模板编号</dt>
        <dd>
          {row.templateId === null ? (
            '没有编号，这个模板不用'
          ) : (
            <span className="mono">{row.templateId}</span>
          )}
        </dd>
        <dt>编号来自</dt>
        <dd>{row.source === null ? '–' : SOURCES[row.source]}</dd>
        <dt>核对</dt>
        <dd>
          <CheckTag row={row} />
        </dd>
      </dl>
      <h3 className="sub-h">预览</h3>
      <CardPreview row={row} />
      <h3 className="sub-h">
        字段 <span className="muted num">{row.fields.length} 个，在公众平台选用时要一致</span>
      </h3>
      <dl className="card-fields">
        {row.fields.map((field) => (
          <FieldRow key={field.key} field={field} />
        ))}
      </dl>
      {editing && <TemplateDialog row={row} onClose={() => setEditing(false)} />}
    </Drawer>
  )
}

function FieldRow({ field: { key, label, enums } }: { field: TemplateRow['fields'][number] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className="mono">{key}</span>
        {enums.length > 0 && <div className="muted small">只能是：{enums.join('、')}</div>}
      </dd>
    </>
  )
}
