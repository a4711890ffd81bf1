import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { OVERSIGHT_LEVELS, OVERSIGHT_STATES, OVERSIGHT_TAGS } from '@mingdu/shared/oversight/oversight.states'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { Drawer } from '../../components/drawer'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

export function OversightDrawer({ row, onClose }: { row: OversightRow; onClose: () => void }) {
  const [answering, setAnswering] = useState(false)
  const rates = useCan()('oversight.rate')
  const { matter, org, by, office, level, tags, hours, text, ratedOn, answerDue, answer, state } = row
  return (
    <Drawer
      title={matter.title}
      kicker={`${matter.no}　${org.name}`}
      label="对督查的评价"
      onClose={onClose}
      footer={
        row.mayAnswer && (
          <Button type="primary" onClick={() => setAnswering(true)}>
            答复
          </Button>
        )
      }
    >
      <dl className="facts num">
        <dt>评价单位</dt>
        <dd>{by === null ? org.name : `${org.name}　${by}`}</dd>
        <dt>督查单位</dt>
        <dd>{office.name}</dd>
        <dt>评价</dt>
        <dd>{OVERSIGHT_LEVELS[level]}</dd>
        <dt>方面</dt>
        <dd>{tags.length === 0 ? '没有选' : tags.map((tag) => OVERSIGHT_TAGS[tag]).join('、')}</dd>
        <dt>多花工时</dt>
        <dd>{hours} 小时</dd>
        <dt>评价日期</dt>
        <dd>{ratedOn}</dd>
        <dt>答复期限</dt>
        <dd>
          {answerDue}　{OVERSIGHT_STATES[state]}
        </dd>
      </dl>
      {rates && <p className="small muted">评价人的姓名只有本单位看得到，督查室只看到单位。</p>}
      <h3 className="sub-h">评价的话</h3>
      <p className="prewrap">{text === '' ? '没有写' : text}</p>
      {answer && (
        <>
          <h3 className="sub-h">督查室的答复</h3>
          <p className="prewrap">{answer.text}</p>
          <p className="small muted num">
            {answer.by}　{answer.on}
            {answer.late && '　超过期限'}
          </p>
        </>
      )}
      {answering && <AnswerDialog row={row} onClose={() => setAnswering(false)} />}
    </Drawer>
  )
}

function AnswerDialog({ row: { id, version, org }, onClose }: { row: OversightRow; onClose: () => void }) {
  const [form] = Form.useForm<{ text: string }>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ text }: { text: string }, idempotencyKey) =>
    api.oversight.answer({ params: { id }, body: { version, text: text.trim() }, idempotencyKey }),
  )
  const submit = (values: { text: string }) =>
    write.mutate(values, {
      onSuccess: () => {
        toast('已答复，评价单位会收到消息')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['text'])),
    })
  return (
    <ConfirmDialog
      title={`答复${org.name}`}
      okText="答复"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>以您和督查室的名义答复，答复后不能改。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="text"
          label="答复"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明答复，至少 5 个字' }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
