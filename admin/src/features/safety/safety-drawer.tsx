import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { Button, Image, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fileUrl } from '../../api/upload'
import { useWrite } from '../../api/use-write'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { SafetyTag } from '../../components/safety-tag'
import { suggestionText } from './safety-words'

interface SafetyDrawerProps {
  check: SafetyCheck
  onDecided: () => void
  onClose: () => void
}

/** One text or picture, what the machine says of it, and the decision of a person. */
export function SafetyDrawer({ check, onDecided, onClose }: SafetyDrawerProps) {
  const toast = useToast()
  const [note, setNote] = useState('')
  const decide = useWrite(
    (pass: boolean, idempotencyKey) =>
      api.safety.decide({
        params: { id: check.id },
        body: { version: check.version, pass, note: note.trim() },
        idempotencyKey,
      }),
    {
      onDone: (_, pass) => {
        toast(pass ? '已定为可以公开' : '已定为不得公开')
        onDecided()
      },
    },
  )
  const held = check.state === 'held'
  const noted = note.trim().length >= 2
  const act = (pass: boolean) => ({
    disabled: !noted,
    loading: decide.isPending && decide.variables === pass,
    onClick: () => decide.mutate(pass),
  })
  return (
    <Drawer
      title={check.kind === 'text' ? '复核文字' : '复核图片'}
      kicker={check.subject.name}
      onClose={onClose}
      footer={
        held && (
          <>
            <Button type="primary" {...act(true)}>
              可以公开
            </Button>
            <Button danger {...act(false)}>
              不得公开
            </Button>
            <span className="small muted">
              {noted ? '只管能不能公开，不影响受理和答复' : '先写理由，再决定'}
            </span>
          </>
        )
      }
    >
      <Content check={check} />
      <h3 className="sub-h">检查</h3>
      <Facts check={check} />
      {held && (
        <>
          <h3 className="sub-h">
            <label htmlFor="safety-note">理由</label>
          </h3>
          <Input.TextArea
            id="safety-note"
            rows={3}
            maxLength={200}
            showCount
            placeholder="写明为什么可以公开，或违反了什么"
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
          <div style={{ marginTop: 20 }}>
            <Refusal error={decide.error} />
          </div>
        </>
      )}
    </Drawer>
  )
}

function Content({ check: { text, fileId } }: { check: SafetyCheck }) {
  if (fileId === null) return <blockquote className="safety__text prewrap">{text}</blockquote>
  return (
    <Image
      className="safety__picture"
      src={fileUrl(fileId)}
      preview={{ mask: '看大图' }}
      alt="要复核的图片"
    />
  )
}

function Facts({ check }: { check: SafetyCheck }) {
  const can = useCan()
  const { subject, decided } = check
  return (
    <dl className="facts num">
      <dt>状态</dt>
      <dd>
        <SafetyTag state={check.state} />
      </dd>
      <dt>微信的意见</dt>
      <dd>{suggestionText(check)}</dd>
      {check.reason && (
        <>
          <dt>等人工</dt>
          <dd>{check.reason}</dd>
        </>
      )}
      <dt>来自</dt>
      <dd>
        {can('feedback.read') ? (
          <Link to={`/feedback?open=${subject.id}`}>{subject.name}</Link>
        ) : (
          subject.name
        )}
      </dd>
      <dt>提交</dt>
      <dd>{fullTimeText(check.createdAt)}</dd>
      {decided && (
        <>
          <dt>复核</dt>
          <dd>
            {decided.by.name}　{fullTimeText(decided.at)}
            <div>{decided.note}</div>
          </dd>
        </>
      )}
    </dl>
  )
}
