import type { Case } from '@mingdu/shared/cases/cases.schema'
import { REVEAL_FIELDS, type RevealField } from '@mingdu/shared/cases/reveal.rules'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { useFocusBack } from '../../../components/use-focus-back'
import { PurposeField, purposeOf, WhichFields, type Purpose } from './reveal-fields'

interface Body {
  fields: RevealField[]
  purpose: string
}

const SHORTEST = 4

/** 查看完整信息: what and what for; the values stand in this dialog alone, and are gone with it. */
export function RevealDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  useFocusBack()
  const [fields, setFields] = useState<RevealField[]>([])
  const [purpose, setPurpose] = useState<Purpose>({ choice: null, words: '' })
  const [tried, setTried] = useState(false)
  const write = useWrite((body: Body, idempotencyKey) =>
    api.casePapers.reveal({ params: { id: one.id }, body, idempotencyKey }),
  )
  const refused = write.error ? asApiError(write.error) : null
  const served = (name: keyof Body) =>
    refused?.fields.find(({ path }) => path.split('.')[1] === name)?.message
  const said = purposeOf(purpose)
  const none = tried && fields.length === 0 ? '请至少选一项，用不到的不要选' : undefined
  const short = tried && said.length < SHORTEST ? `请写明用途，至少 ${SHORTEST} 个字` : undefined
  const send = () => {
    setTried(true)
    if (fields.length > 0 && said.length >= SHORTEST) write.mutate({ fields, purpose: said })
  }
  const shown = write.data?.values
  const buttons = shown
    ? [
        <Button key="done" type="primary" onClick={onClose}>
          看完了
        </Button>,
      ]
    : [
        <Button key="back" onClick={onClose}>
          返回
        </Button>,
        <Button key="ok" type="primary" loading={write.isPending} onClick={send}>
          查看并记录
        </Button>,
      ]
  return (
    <Modal
      open
      title="查看申请人完整信息"
      width={480}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={buttons}
    >
      <div className="stack">
        {shown ? (
          <Values values={shown} />
        ) : (
          <>
            <WhichFields one={one} value={fields} onChange={setFields} error={none ?? served('fields')} />
            <PurposeField value={purpose} onChange={setPurpose} error={short ?? served('purpose')} />
            <p className="note">谁、什么时候、看了哪几项、做什么用，都记入审计。</p>
            <Refusal error={refused && refused.fields.length === 0 ? refused : null} />
          </>
        )}
      </div>
    </Modal>
  )
}

function Values({ values }: { values: readonly { field: RevealField; value: string }[] }) {
  return (
    <>
      <dl className="facts num" role="status">
        {values.map(({ field, value }) => (
          <Value key={field} name={REVEAL_FIELDS[field]} value={value} />
        ))}
      </dl>
      <p className="note note--yellow">这次查看已记入审计。关掉窗口后不再显示，请勿截图、外传。</p>
    </>
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
