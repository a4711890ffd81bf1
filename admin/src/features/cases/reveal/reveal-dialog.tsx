import type { Case } from '@mingdu/shared/cases/cases.schema'
import { REVEAL_FIELDS, type RevealField } from '@mingdu/shared/cases/reveal.rules'
import { Button, Checkbox, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { FieldError } from '../../../components/text-fields'

const OTHER = '其他'
const PURPOSES = ['核对申请人身份', '电话联系申请人', '邮寄或上门送达', OTHER] as const
const SHORTEST = 4

interface Body {
  fields: RevealField[]
  purpose: string
}

/** 查看完整信息: what and what for; the values stand in this dialog alone, and are gone with it. */
export function RevealDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const write = useWrite((body: Body, idempotencyKey) =>
    api.casePapers.reveal({ params: { id: one.id }, body, idempotencyKey }),
  )
  const shown = write.data?.values
  return shown ? (
    <Modal
      open
      title="申请人完整信息"
      width={480}
      onCancel={onClose}
      footer={[
        <Button key="close" type="primary" onClick={onClose}>
          看完了
        </Button>,
      ]}
    >
      <div className="stack">
        <dl className="facts num" role="status">
          {shown.map(({ field, value }) => (
            <Value key={field} name={REVEAL_FIELDS[field]} value={value} />
          ))}
        </dl>
        <p className="note note--yellow">这次查看已记入审计。关掉窗口后不再显示，请勿截图、外传。</p>
      </div>
    </Modal>
  ) : (
    <Ask one={one} busy={write.isPending} error={write.error} onOk={write.mutate} onCancel={onClose} />
  )
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="strong">{value === '' ? '没有填写' : value}</dd>
    </>
  )
}

interface AskProps {
  one: Case
  busy: boolean
  error: unknown
  onOk: (body: Body) => void
  onCancel: () => void
}

function Ask({ one, busy, error, onOk, onCancel }: AskProps) {
  const [fields, setFields] = useState<RevealField[]>([])
  const [choice, setChoice] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const purpose = choice === OTHER ? words.trim() : (choice ?? '')
  const refused = error ? asApiError(error) : null
  const problemOf = (name: 'fields' | 'purpose') =>
    refused?.fields.find(({ path }) => path.split('.')[1] === name)?.message
  const send = () => {
    setTried(true)
    if (fields.length > 0 && purpose.length >= SHORTEST) onOk({ fields, purpose })
  }
  return (
    <Modal
      open
      title="查看申请人完整信息"
      width={480}
      mask={{ closable: false }}
      onCancel={onCancel}
      footer={[
        <Button key="back" onClick={onCancel}>
          返回
        </Button>,
        <Button key="ok" type="primary" loading={busy} onClick={send}>
          查看并记录
        </Button>,
      ]}
    >
      <div className="stack">
        <div>
          <div className="strong">看哪几项</div>
          <Checkbox.Group
            className="case-pick"
            options={offered(one)}
            value={fields}
            onChange={(values) => setFields(values)}
          />
          <FieldError
            text={tried && fields.length === 0 ? '请至少选一项，用不到的不要选' : problemOf('fields')}
          />
        </div>
        <div>
          <div className="strong">做什么用</div>
          <Radio.Group
            className="case-pick"
            aria-label="做什么用"
            options={PURPOSES.map((value) => ({ value, label: value }))}
            value={choice}
            onChange={(e) => setChoice(e.target.value as string)}
          />
          {choice === OTHER && <Words value={words} onChange={setWords} />}
          <FieldError
            text={
              tried && purpose.length < SHORTEST ? `请写明用途，至少 ${SHORTEST} 个字` : problemOf('purpose')
            }
          />
        </div>
        <p className="note">谁、什么时候、看了哪几项、做什么用，都记入审计。</p>
        <Refusal error={refused && refused.fields.length === 0 ? refused : null} />
      </div>
    </Modal>
  )
}

function Words({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        写明用途
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={200}
        placeholder="写明用途"
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    </>
  )
}

/** Only what this case has. */
function offered({ applicantDetail: { address, agent } }: Case): { value: RevealField; label: string }[] {
  const keys = Object.keys(REVEAL_FIELDS) as RevealField[]
  return keys
    .filter((key) => (key === 'address' ? address !== '' : agent !== null || !key.startsWith('agent')))
    .map((value) => ({ value, label: REVEAL_FIELDS[value] }))
}
