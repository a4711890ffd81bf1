import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { RULE_KEYS, RULE_VALUES, type RuleKey, type RuleValues } from '@mingdu/shared/rules/rules.table'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { showFieldErrors } from '../../components/form-errors'
import { Page } from '../../components/page'
import { ErrorState, Refusal, SkeletonLines } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'
import { RuleHistory } from './rule-history'
import './rules.css'

/** 规则: every value that differs by place, its bounds and basis, and what it was before. */
export function RulesPage() {
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => api.rules.current() })
  const [editing, setEditing] = useState(false)
  return (
    <Page title="规则" className="page rules">
      {rules.isPending && <SkeletonLines lines={10} />}
      {rules.isError && <ErrorState error={rules.error} retry={() => void rules.refetch()} />}
      {rules.data && (
        <>
          {editing ? (
            <RuleForm current={rules.data.current} onDone={() => setEditing(false)} />
          ) : (
            <RuleTable current={rules.data.current} onEdit={() => setEditing(true)} />
          )}
          <RuleHistory versions={rules.data.history} />
        </>
      )}
    </Page>
  )
}

function RuleTable({ current, onEdit }: { current: RuleVersion; onEdit: () => void }) {
  const can = useCan()
  return (
    <section className="panel" aria-label="现行规则">
      <div className="panel__h">
        <h2 className="num">现行规则　第 {current.version} 版</h2>
        {can('rules.write') ? (
          <Button type="primary" onClick={onEdit}>
            修改
          </Button>
        ) : (
          <small>修改由安全管理员办理</small>
        )}
      </div>
      <table className="data-table">
        <caption className="visually-hidden">现行规则</caption>
        <RuleHead last="出处" />
        <tbody>
          {RULE_KEYS.map((key) => (
            <tr key={key}>
              <td>{RULE_VALUES[key].name}</td>
              <td className="r strong">
                {current.values[key]} <span className="muted">{RULE_VALUES[key].unit}</span>
              </td>
              <td className="r muted">{boundsText(key)}</td>
              <td className="r muted">{RULE_VALUES[key].default}</td>
              <td className="muted">{RULE_VALUES[key].basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RuleFields = RuleValues & { note: string }

function RuleForm({ current, onDone }: { current: RuleVersion; onDone: () => void }) {
  const [form] = Form.useForm<RuleFields>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const [dirty, setDirty] = useState(false)
  const toast = useToast()
  const change = useWrite((body: { version: number; values: RuleValues; note: string }, idempotencyKey) =>
    api.rules.change({ body, idempotencyKey }),
  )
  const submit = ({ note, ...values }: RuleFields) =>
    change.mutate(
      { version: current.version, values, note: note.trim() },
      {
        onSuccess: () => {
          setDirty(false)
          toast('规则已改，从现在起按新值计算')
          onDone()
        },
        onError: (error) => setRest(showFieldErrors(form, withBareNames(error), [...RULE_KEYS, 'note'])),
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
        <table className="data-table">
          <caption className="visually-hidden">修改规则</caption>
          <RuleHead last="新值" />
          <tbody>
            {RULE_KEYS.map((key) => (
              <tr key={key}>
                <td>{RULE_VALUES[key].name}</td>
                <td className="r muted">{current.values[key]}</td>
                <td className="r muted">{boundsText(key)}</td>
                <td className="r muted">{RULE_VALUES[key].default}</td>
                <td>
                  <Form.Item name={key} noStyle rules={[{ validator: within(key) }]}>
                    <InputNumber
                      aria-label={`${RULE_VALUES[key].name}，新值`}
                      precision={0}
                      suffix={RULE_VALUES[key].unit}
                      style={{ width: 160 }}
                    />
                  </Form.Item>
                  <Form.Item noStyle shouldUpdate>
                    {() =>
                      form.getFieldError(key).map((text) => (
                        <div key={text} className="small late-count">
                          {text}
                        </div>
                      ))
                    }
                  </Form.Item>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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

function RuleHead({ last }: { last: string }) {
  return (
    <>
      <colgroup>
        <col />
        <col style={{ width: 140 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 80 }} />
        <col style={{ width: '32%' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">规则</th>
          <th scope="col" className="r">
            现行值
          </th>
          <th scope="col" className="r">
            可设范围
          </th>
          <th scope="col" className="r">
            初始值
          </th>
          <th scope="col">{last}</th>
        </tr>
      </thead>
    </>
  )
}

function boundsText(key: RuleKey): string {
  const { min, max } = RULE_VALUES[key]
  return `${min}–${max}`
}

function within(key: RuleKey) {
  const { name, min, max } = RULE_VALUES[key]
  return (_: unknown, value: number | null) =>
    value !== null && Number.isInteger(value) && value >= min && value <= max
      ? Promise.resolve()
      : Promise.reject(new Error(`“${name}”应是 ${min} 至 ${max} 的整数`))
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
