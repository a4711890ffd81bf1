import { POWER_LEVELS, POWER_SOURCES, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'
import { FieldError } from '../../../components/text-fields'
import { Field, FormPart } from './fields'
import type { PartProps } from './part'

const options = (table: Record<string, string>) =>
  Object.entries(table)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([value, label]) => ({ value, label: `${value} ${label}` }))

/** 基本信息: what names the power, who exercises it, and its limits. */
export function Basics(props: PartProps) {
  const { content, patch, elements, errorAt } = props
  const orgs = useOrgs()
  const choice = (key: 'level' | 'source', table: Record<string, string>) =>
    elements.isShown(key) && (
      <Field id={key} label={elements.name(key)} required={elements.isRequired(key)} error={errorAt(key)}>
        <Select
          id={key}
          allowClear
          value={content[key] === '' ? null : content[key]}
          options={options(table)}
          onChange={(value: string | null | undefined) => patch({ [key]: value ?? '' })}
        />
      </Field>
    )
  return (
    <FormPart name="基本信息">
      <Field id="name" label={elements.name('name')} required error={errorAt('name')}>
        <Input.TextArea
          id="name"
          className="grow-area"
          rows={1}
          maxLength={200}
          showCount
          value={content.name}
          onChange={(e) => patch({ name: e.target.value.replace(/\n/g, '') })}
        />
      </Field>
      <div className="form-row">
        <Field id="type" label={elements.name('type')} required error={errorAt('type')}>
          <Select
            id="type"
            value={content.type === '' ? null : content.type}
            options={options(POWER_TYPES)}
            onChange={(type: string) => patch({ type })}
          />
        </Field>
        <Field id="orgId" label={elements.name('orgId')} required error={errorAt('orgId')}>
          <Select
            id="orgId"
            showSearch={{ optionFilterProp: 'label' }}
            value={content.orgId === '' ? null : content.orgId}
            options={holders(orgs.data ?? [])}
            onChange={(orgId: string) => patch({ orgId })}
          />
        </Field>
      </div>
      <CodeField {...props} />
      <div className="form-row">
        <Line {...props} field="mainName" max={200} />
        <Line {...props} field="office" max={200} />
        {choice('level', POWER_LEVELS)}
        {choice('source', POWER_SOURCES)}
        <Days {...props} field="legalDays" />
        <Days {...props} field="promisedDays" />
        <Line {...props} field="baseCode" max={64} />
        <Line {...props} field="itemCode" max={64} />
        <Line {...props} field="orgCode" max={64} />
        <Line {...props} field="regionCode" max={20} />
      </div>
      <SubItems {...props} />
    </FormPart>
  )
}

type LineKey = 'mainName' | 'office' | 'baseCode' | 'itemCode' | 'orgCode' | 'regionCode'

function Line({
  content,
  patch,
  elements,
  errorAt,
  field,
  max,
}: PartProps & { field: LineKey; max: number }) {
  if (!elements.isShown(field)) return null
  return (
    <Field
      id={field}
      label={elements.name(field)}
      required={elements.isRequired(field)}
      error={errorAt(field)}
    >
      <Input
        id={field}
        maxLength={max}
        value={content[field]}
        onChange={(e) => patch({ [field]: e.target.value })}
      />
    </Field>
  )
}

function Days({
  content,
  patch,
  elements,
  errorAt,
  field,
}: PartProps & { field: 'legalDays' | 'promisedDays' }) {
  if (!elements.isShown(field)) return null
  return (
    <Field
      id={field}
      label={elements.name(field)}
      required={elements.isRequired(field)}
      error={errorAt(field)}
    >
      <InputNumber
        id={field}
        min={0}
        max={999}
        precision={0}
        suffix="个工作日"
        style={{ width: '100%' }}
        value={content[field]}
        onChange={(value) => patch({ [field]: value })}
      />
    </Field>
  )
}

/** Written by hand, or taken from the rule of numbering; the number is only taken up when it is submitted. */
function CodeField({ content, patch, elements, errorAt }: PartProps) {
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string>()
  const ask = async () => {
    setAsking(true)
    setFailed(undefined)
    try {
      const { code } = await api.catalog.nextCode({ query: { type: content.type } })
      patch({ code })
    } catch (error) {
      setFailed(asApiError(error).message)
    }
    setAsking(false)
  }
  return (
    <Field
      id="code"
      label={elements.name('code')}
      required
      error={errorAt('code')}
      extra="已公布的编码照原样保留；新编码提交时才占用"
    >
      <div className="row">
        <Input
          id="code"
          maxLength={64}
          value={content.code}
          onChange={(e) => patch({ code: e.target.value })}
        />
        <Button
          loading={asking}
          disabled={content.type === ''}
          title={content.type === '' ? '先选事项类型' : undefined}
          onClick={() => void ask()}
        >
          按规则取号
        </Button>
      </div>
      <FieldError text={failed} />
    </Field>
  )
}

function SubItems({ content, patch, elements, errorAt }: PartProps) {
  if (!elements.isShown('subItems')) return null
  return (
    <Field
      id="subItems"
      label={elements.name('subItems')}
      required={elements.isRequired('subItems')}
      error={errorAt('subItems')}
      extra="一行一个"
    >
      <Input.TextArea
        id="subItems"
        className="grow-area"
        rows={2}
        value={content.subItems.join('\n')}
        onChange={(e) => patch({ subItems: subItemsOf(e.target.value) })}
      />
    </Field>
  )
}

/** Empty lines stay while one types; they go when the form is sent. */
function subItemsOf(text: string): PowerContent['subItems'] {
  return text === '' ? [] : text.split('\n').slice(0, 100)
}
