import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { PowerPicker, type PickedPower } from '../../components/power-picker'
import { Refusal } from '../../components/states'

/** A guide belongs to a power of the list in force; one power may have several, e.g. 首次申请 and 变更. */
export function NewGuideDialog({ onClose }: { onClose: () => void }) {
  const [power, setPower] = useState<PickedPower | null>(null)
  const [title, setTitle] = useState('')
  const navigate = useNavigate()
  const create = useWrite(
    (body: { powerId: string; title: string }, idempotencyKey) => api.guides.create({ body, idempotencyKey }),
    { onDone: (guide) => void navigate(`/guides/${guide.id}`) },
  )
  return (
    <Modal
      open
      title="新建指南"
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="back" onClick={onClose}>
          返回
        </Button>,
        <Button
          key="ok"
          type="primary"
          loading={create.isPending}
          disabled={power === null}
          onClick={() => power && create.mutate({ powerId: power.id, title: title.trim() })}
        >
          新建并编写
        </Button>,
      ]}
    >
      <div className="stack">
        <div className="gfield">
          <label className="gfield__l" htmlFor="new-guide-power">
            权力事项
          </label>
          <PowerPicker
            id="new-guide-power"
            autoFocus
            value={power}
            onChange={(row) => {
              setPower(row)
              setTitle(row?.name ?? '')
            }}
          />
        </div>
        {power && <There power={power} />}
        <div className="gfield">
          <label className="gfield__l" htmlFor="new-guide-title">
            指南名称
          </label>
          <Input
            id="new-guide-title"
            value={title}
            maxLength={200}
            placeholder="同事项名称；分情形写几份时写明是哪一种"
            onChange={(e) => setTitle(e.target.value)}
          />
        </div>
        <Refusal error={create.error} />
      </div>
    </Modal>
  )
}

/** Guides of the power there already are, drafts as well: a second one is for another situation, not by mistake. */
function There({ power }: { power: PickedPower }) {
  const guides = useQuery({
    queryKey: ['guides', 'of', power.id],
    queryFn: () => api.guides.list({ query: { powerId: power.id, limit: 5 } }),
  })
  const rows = guides.data?.items ?? []
  if (rows.length === 0) return null
  return (
    <div className="note note--yellow" role="status">
      这个事项已经有 {guides.data?.total ?? rows.length} 份指南：
      {rows.map((row) => (
        <div key={row.id}>
          <Link to={`/guides/${row.id}`}>{row.title}</Link>
        </div>
      ))}
      要改它就直接打开；分情形另写一份才新建，并在名称里写明是哪一种。
    </div>
  )
}
