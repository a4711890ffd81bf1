import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { Form, Input, Radio, Select, type FormInstance } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../../api/api-error'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { showFieldErrors } from '../../../components/form-errors'
import { optionsOf } from '../../../components/list'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'
import { useToast } from '../../../components/toast'
import { performTriage, takenOut, type TriageValues } from './act-values'
import { usePeople } from './people'

const FIELDS: readonly (keyof TriageValues)[] = [
  ...(['kind', 'priority', 'keywords', 'concernedOrgIds', 'concernedAccountIds'] as const),
  ...(['narrowing', 'publicText'] as const),
]

/** 研判: what kind it is, how urgent, whom it is about and what of it anybody may read. */
export function TriageDialog({ clue, onClose }: { clue: Clue; onClose: () => void }) {
  const [form] = Form.useForm<TriageValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const taken = useTakenOut(clue, form)
  const mayNarrow = clue.allowedActions.includes('narrow')
  const toast = useToast()
  const write = useWrite((values: TriageValues, key) => performTriage(clue, values, key))
  const submit = (values: TriageValues) => {
    setRest(null)
    write.mutate(values, {
      onSuccess: () => {
        toast('已研判')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  }
  return (
    <ConfirmDialog
      title={`研判：线索 ${clue.no}`}
      okText="保存研判"
      busy={write.isPending}
      error={rest}
      okDisabled={taken.length > 0 && !mayNarrow}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>涉及的单位和人员从此看不到这条线索，也不能承办；已派给他们的自动收回。</p>
      <Form form={form} layout="vertical" initialValues={valuesOf(clue)} onFinish={submit}>
        <Form.Item name="kind" label="类别">
          <Select options={optionsOf(CLUE_KINDS)} />
        </Form.Item>
        <Form.Item name="priority" label="轻重">
          <Radio.Group options={optionsOf(CLUE_PRIORITIES)} />
        </Form.Item>
        <Form.Item name="keywords" label="关键词（可不填，输入后按回车）" rules={[{ validator: words }]}>
          <Select
            mode="tags"
            maxCount={10}
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ' ']}
          />
        </Form.Item>
        <ConcernedOrgs clue={clue} />
        <ConcernedPeople />
        {taken.length > 0 && <Narrowing names={taken.join('、')} may={mayNarrow} />}
        <Form.Item
          name="publicText"
          label="公开的文字（不公开的不填）"
          extra="任何人都能看到并附议；不写编号、地点、姓名和涉及谁。通过内容安全检查后公开。"
          rules={[{ whitespace: true, min: 10, message: '请至少写 10 个字，不公开的清空' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

/** One that was abolished since stays as it was found. */
function ConcernedOrgs({ clue }: { clue: Clue }) {
  const orgs = useOrgs()
  const inUse = holders(orgs.data ?? [])
  const gone = clue.concerned.orgs.filter(({ id }) => !inUse.some(({ value }) => value === id))
  return (
    <Form.Item name="concernedOrgIds" label="涉及单位（可不选）">
      <Select
        mode="multiple"
        maxCount={20}
        showSearch={{ optionFilterProp: 'label' }}
        loading={orgs.isLoading}
        options={[...inUse, ...gone.map(({ id, name }) => ({ value: id, label: name }))]}
        placeholder="输入单位名称查找"
      />
    </Form.Item>
  )
}

function ConcernedPeople() {
  const [q, setQ] = useState('')
  const people = usePeople(q)
  return (
    <Form.Item name="concernedAccountIds" label="涉及人员（可不选）">
      <Select
        mode="multiple"
        labelInValue
        maxCount={20}
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={people.loading}
        options={people.options}
        placeholder="输入姓名查找"
        notFoundContent="没有找到这个人"
      />
    </Form.Item>
  )
}

/** What was kept from somebody opens to them: another than who found it out says so, with the reason. */
function Narrowing({ names, may }: { names: string; may: boolean }) {
  if (!may)
    return (
      <p className="note note--yellow" role="alert">
        {names}已列为反映对象，只能由没有研判过这条线索的督查室主任写明理由后移出。请选回来再保存。
      </p>
    )
  return (
    <Form.Item
      name="narrowing"
      label={`为什么移出${names}`}
      extra="移出后他们看得到这条线索，也可以承办。"
      rules={[{ required: true, whitespace: true, min: 5, message: '请写明理由，至少 5 个字' }]}
    >
      <Input.TextArea rows={2} maxLength={500} showCount />
    </Form.Item>
  )
}

function useTakenOut(clue: Clue, form: FormInstance<TriageValues>): string[] {
  const orgs = Form.useWatch('concernedOrgIds', form)
  const people = Form.useWatch('concernedAccountIds', form)
  // before the form is there nothing was taken out
  if (!orgs || !people) return []
  return takenOut(clue, [...orgs, ...people.map(({ value }) => value)])
}

function valuesOf({ kind, priority, keywords, concerned, publicText }: Clue) {
  return {
    ...{ kind, priority, keywords, publicText: publicText ?? '' },
    concernedOrgIds: concerned.orgs.map(({ id }) => id),
    concernedAccountIds: concerned.people.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** As the server has it: 2 to 20 characters each. */
async function words(_: unknown, keywords: readonly string[] = []): Promise<void> {
  const wrong = keywords.find((one) => one.trim().length < 2 || one.trim().length > 20)
  if (wrong !== undefined) throw new Error(`关键词“${wrong}”要写 2 至 20 个字`)
}
