import type { Card } from '@mingdu/shared/cards/cards.schema'
import { CARD_ACTS, CARD_KINDS, type CardAct } from '@mingdu/shared/cards/cards.states'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  reason?: string
  basis?: string
  limitDays?: number | null
  personId?: string | null
  on?: string | null
  receiver?: string
  text?: string
}
const FIELDS = ['reason', 'basis', 'limitDays', 'personId', 'on', 'receiver', 'text'] as const

/** What each act leads to, said before it is done. */
const WHAT: Record<CardAct, (card: Card) => string> = {
  issue: ({ kind, org }) =>
    `以您的名义向${org.name}发${CARD_KINDS[kind]}，当时编号，并通知单位负责人。发出后不能收回，只能由他人在申诉复核中撤销。`,
  decline: () => '这次不发牌，不编号，也不通知对方；记录保留。',
  deliver: () => '从送达次日起计新限期和申诉期。登记后不能改。',
  appeal: () => '只能申诉一次，由发牌人以外的人员复核。',
  uphold: () => '维持原牌，通知被发牌单位。只能复核一次。',
  withdraw: () => '撤销这张牌，通知被发牌单位。不能恢复。',
  lift: () => '整改到位后摘牌，通知被发牌单位。',
}
const TEXT_LABELS: Partial<Record<CardAct, string>> = {
  appeal: '申诉的事实和理由',
  uphold: '复核意见',
  withdraw: '复核意见',
  lift: '整改情况',
}
const SHORTEST: Partial<Record<CardAct, number>> = { appeal: 10 }

export function CardActDialog({ act, card, onClose }: { act: CardAct; card: Card; onClose: () => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: Values, key) => perform(act, card, values, key))
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${CARD_ACTS[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, [...FIELDS])),
    })
  const { reason, basis, limitDays } = card
  return (
    <ConfirmDialog
      title={`${CARD_ACTS[act]}：${card.no ?? CARD_KINDS[card.kind]}`}
      okText={CARD_ACTS[act]}
      danger={act === 'issue' || act === 'withdraw'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act](card)}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={act === 'issue' ? { reason, basis, limitDays } : { on: today }}
        onFinish={submit}
      >
        <Fields act={act} card={card} today={today} />
      </Form>
    </ConfirmDialog>
  )
}

function Fields({ act, card, today }: { act: CardAct; card: Card; today: string }) {
  if (act === 'issue') return <IssueFields card={card} />
  if (act === 'decline')
    return (
      <Form.Item name="reason" label="为什么不发" rules={[words(2, '请写理由，至少 2 个字')]}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    )
  if (act === 'deliver')
    return (
      <>
        <Form.Item name="on" label="送达日期" rules={[{ required: true, message: '请选送达日期' }]}>
          <DateItem label="送达日期" max={today} {...(card.issuedOn ? { min: card.issuedOn } : {})} />
        </Form.Item>
        <Form.Item name="receiver" label="签收人" rules={[words(2, '请写签收人')]}>
          <Input maxLength={50} />
        </Form.Item>
      </>
    )
  const shortest = SHORTEST[act] ?? 2
  return (
    <Form.Item
      name="text"
      label={TEXT_LABELS[act] ?? '说明'}
      rules={[words(shortest, `请写清楚，至少 ${shortest} 个字`)]}
    >
      <Input.TextArea rows={4} maxLength={act === 'appeal' ? 2000 : 500} showCount />
    </Form.Item>
  )
}

function IssueFields({ card }: { card: Card }) {
  return (
    <>
      <Form.Item name="reason" label="事由" rules={[words(5, '请写清楚发牌的事由，至少 5 个字')]}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="basis" label="依据" rules={[words(2, '请写依据')]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="limitDays"
        label="新限期（工作日，可不填）"
        extra="从送达次日起算；没有要改的，不填。红牌以黄牌的新限期已过为前提。"
      >
        <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <PersonField card={card} />
    </>
  )
}

/** The org answers for what was done; a person is named only where the issuer says so. */
function PersonField({ card: { org } }: { card: Card }) {
  const can = useCan()
  const mayRead = can('account.read')
  const people = useQuery({
    queryKey: ['cards', 'people', org.id],
    queryFn: () => api.accounts.list({ query: { orgId: org.id, limit: 100 } }),
    enabled: mayRead,
  })
  if (!mayRead) return null
  const options = (people.data?.items ?? [])
    .filter((person) => person.org.id === org.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name="personId" label="责任人（可不填）">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isLoading}
        options={options}
        placeholder="只对单位发牌"
      />
    </Form.Item>
  )
}

function words(min: number, message: string) {
  return { required: true, whitespace: true, min, message }
}

function perform(act: CardAct, card: Card, values: Values, idempotencyKey: string): Promise<Card> {
  const params = { id: card.id }
  const { version } = card
  const text = values.text?.trim() ?? ''
  const reason = values.reason?.trim() ?? ''
  switch (act) {
    case 'issue': {
      const { limitDays = null, personId = null } = values
      const body = { version, reason, basis: values.basis?.trim() ?? '', limitDays, personId }
      return api.cards.issue({ params, body, idempotencyKey })
    }
    case 'decline':
      return api.cards.decline({ params, body: { version, reason }, idempotencyKey })
    case 'deliver': {
      const body = { version, on: values.on ?? '', receiver: values.receiver?.trim() ?? '' }
      return api.cards.deliver({ params, body, idempotencyKey })
    }
    case 'appeal':
      return api.cards.appeal({ params, body: { version, text }, idempotencyKey })
    case 'uphold':
      return api.cards.uphold({ params, body: { version, text }, idempotencyKey })
    case 'withdraw':
      return api.cards.withdraw({ params, body: { version, text }, idempotencyKey })
    case 'lift':
      return api.cards.lift({ params, body: { version, text }, idempotencyKey })
  }
}
