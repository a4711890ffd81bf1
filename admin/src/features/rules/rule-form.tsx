import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { RULE_VALUES, type RuleKey, type RuleValues } from '@mingdu/shared/rules/rules.table'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { showFieldErrors } from '../../components/form-errors'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'
import { CategoryValuesFields, FieldProblem } from './category-values'
import { RuleRows } from './rule-groups'
import { RuleHead } from './rule-head'
import { boundsText, FIELD_NAMES, valuesOf, within, type RuleFields } from './rule-values'

/** Changes the rules as their next version, with the reason. */
export function RuleForm({ current, onDone }: { current: RuleVersion; onDone: () => void }) {
  const [form] = Form.useForm<RuleFields>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const [dirty, setDirty] = useState(false)
  const toast = useToast()
  const change = useWrite((body: { version: number; values: RuleValues; note: string }, idempotencyKey) =>
    api.rules.change({ body, idempotencyKey }),
  )
  const submit = (fields: RuleFields) =>
    change.mutate(
      { version: current.version, values: valuesOf(fields), note: fields.note.trim() },
      {
        onSuccess: () => {
          setDirty(false)
          toast('规则已改，从现在起按新值计算')
          onDone()
        },
        onError: (error) => setRest(showFieldErrors(form, withBareNames(error), FIELD_NAMES)),
      },
    )
  return (
    <Form
      form={form}
      initialValues={current.values}
      onFinish={submit}
      onValuesChange={() => setDirty(true)}
      layout="vertical"
    >
      <section className="panel" aria-label="修改规则">
        <div className="panel__h">
          <h2>修改规则</h2>
          <small>保存后成为新的一版，灯和提醒按新值重算</small>
        </div>
        <GeneralFields current={current} />
        <CategoryValuesFields />
        <div className="panel__b stack">
          <Form.Item
            name="note"
            label="修改依据"
            style={{ marginBottom: 0 }}
            rules={[{ required: true, whitespace: true, min: 2, message: '请写明修改依据' }]}
          >
            <Input maxLength={200} placeholder="文件名称和文号，或会议决定" />
          </Form.Item>
          <Refusal error={rest} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!dirty}>
              保存为新版
            </Button>
            <Button onClick={onDone}>返回</Button>
          </div>
        </div>
      </section>
      <UnsavedGuard dirty={dirty} />
    </Form>
  )
}

function GeneralFields({ current }: { current: RuleVersion }) {
  return (
    <table className="data-table">
      <caption className="visually-hidden">修改规则</caption>
      <RuleHead last="新值" />
      <RuleRows
        columns={5}
        row={(key) => (
          <tr>
            <td>{RULE_VALUES[key].name}</td>
            <td className="r muted">{current.values[key]}</td>
            <td className="r muted">{boundsText(key)}</td>
            <td className="r muted">{RULE_VALUES[key].default}</td>
            <td>
              <GeneralField name={key} />
            </td>
          </tr>
        )}
      />
    </table>
  )
}

function GeneralField({ name }: { name: RuleKey }) {
  return (
    <>
      <Form.Item name={name} noStyle rules={[{ validator: within(name) }]}>
        <InputNumber
          aria-label={`${RULE_VALUES[name].name}，新值`}
          precision={0}
          suffix={RULE_VALUES[name].unit}
          style={{ width: 160 }}
        />
      </Form.Item>
      <FieldProblem name={name} />
    </>
  )
}

/** The contract keeps the values in `body.values`; the form has them at its top. */
function withBareNames(error: ApiError): ApiError {
  const fields = error.fields.map((f) => ({ ...f, path: f.path.replace('body.values.', 'body.') }))
  return new ApiError(error.status, error.code, error.message, {
    requestId: error.requestId,
    changes: error.changes,
    fields,
  })
}
