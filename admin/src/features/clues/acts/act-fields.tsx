import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { CLUE_RESOLUTIONS } from '@mingdu/shared/clues/clues.states'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { DateItem } from '../../../components/date-item'
import { optionsOf } from '../../../components/list'
import { holders, useOrgs } from '../../../components/org-tree/use-orgs'
import type { ActValues } from './act-values'
import type { DialogAct } from './act-words'
import { useSupervisors } from './people'

const SEARCH = { showSearch: { optionFilterProp: 'label' as const } }

/** What an act needs beside its words. */
export function ActFields({ act, clue }: { act: DialogAct; clue: Clue }) {
  switch (act) {
    case 'dispatch':
      return <DispatchFields clue={clue} />
    case 'transferOut':
      return (
        <Form.Item
          name="to"
          label="转到哪里"
          rules={[{ required: true, whitespace: true, min: 4, message: '请写明转到哪里，至少 4 个字' }]}
        >
          <Input maxLength={100} placeholder="例如：区信访局信访窗口" />
        </Form.Item>
      )
    case 'giveBack':
      return <SuggestedField />
    case 'callBack':
      return <CallBackFields />
    case 'toMatter':
      return <MatterFields clue={clue} />
    case 'decideOpening':
      return <OpeningFields clue={clue} />
    default:
      return null
  }
}

/** Units that may have it: whoever it is kept from is not among them. */
function useTargets(clue: Clue) {
  const targets = useQuery({
    queryKey: ['clues', 'targets', clue.id],
    queryFn: () => api.clues.targets({ params: { id: clue.id } }),
  })
  const options = (targets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return { ...SEARCH, options, loading: targets.isLoading, notFoundContent: '没有可选的单位' }
}

function DispatchFields({ clue }: { clue: Clue }) {
  const targets = useTargets(clue)
  return (
    <>
      <Form.Item name="orgId" label="承办单位" rules={[{ required: true, message: '请选承办单位' }]}>
        <Select {...targets} placeholder="输入单位名称查找" />
      </Form.Item>
      <Form.Item name="workdays" label="多少个工作日内答复（可不填，不填按规则）">
        <InputNumber min={1} max={60} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="designated" valuePropName="checked">
        <Checkbox>指定承办（不能退回）</Checkbox>
      </Form.Item>
    </>
  )
}

function SuggestedField() {
  const orgs = useOrgs()
  return (
    <Form.Item name="suggestedOrgId" label="建议哪个单位办（可不选）">
      <Select
        {...SEARCH}
        allowClear
        options={holders(orgs.data ?? [])}
        loading={orgs.isLoading}
        placeholder="输入单位名称查找"
      />
    </Form.Item>
  )
}

/** 办结, 解决 and 满意 are three questions. */
function CallBackFields() {
  const form = Form.useFormInstance<ActValues>()
  const close = Form.useWatch('close', form) ?? true
  const reached = Form.useWatch('reached', form)
  return (
    <>
      <Form.Item name="close" label="办结">
        <Radio.Group
          options={[
            { value: true, label: '办结' },
            { value: false, label: '不办结，退回重办' },
          ]}
        />
      </Form.Item>
      {close && (
        <>
          <Form.Item
            name="resolution"
            label="解决"
            rules={[{ required: true, message: '请选事情解决了没有' }]}
          >
            <Radio.Group options={optionsOf(CLUE_RESOLUTIONS)} />
          </Form.Item>
          <Form.Item
            name="reached"
            label="联系提交人"
            rules={[{ required: true, message: '请选联系上没有' }]}
          >
            <Radio.Group
              options={[
                { value: true, label: '联系上了' },
                { value: false, label: '没有联系上' },
              ]}
            />
          </Form.Item>
          {reached === true && (
            <Form.Item name="level" label="满意（他没有说的不选）">
              <Select allowClear options={optionsOf(RATING_LEVELS)} placeholder="没有说" />
            </Form.Item>
          )}
        </>
      )}
    </>
  )
}

function MatterFields({ clue }: { clue: Clue }) {
  const { today } = useMe()
  const targets = useTargets(clue)
  const supervisors = useSupervisors()
  return (
    <>
      <Form.Item
        name="title"
        label="事项名称"
        extra="承办单位看得到，不要写提交人。"
        rules={[{ required: true, whitespace: true, min: 4, message: '名称至少 4 个字' }]}
      >
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.Item name="leadOrgId" label="主办单位" rules={[{ required: true, message: '请选主办单位' }]}>
        <Select {...targets} placeholder="输入单位名称查找" />
      </Form.Item>
      <Form.Item
        name="supervisorId"
        label="责任督查员"
        rules={[{ required: true, message: '请选责任督查员' }]}
      >
        <Select {...SEARCH} {...supervisors} placeholder="督查员或督查室主任" />
      </Form.Item>
      <Form.Item name="due" label="完成时限" rules={[{ required: true, message: '请选完成时限' }]}>
        <DateItem label="完成时限" min={today} />
      </Form.Item>
    </>
  )
}

function OpeningFields({ clue }: { clue: Clue }) {
  const asked = clue.openings.find(({ state }) => state === 'asked')
  return (
    <>
      {asked && (
        <p className="note note--blue prewrap">
          {asked.office} {asked.askedBy.name}申请，用途：{asked.reason}
        </p>
      )}
      <Form.Item name="approve" label="审批" rules={[{ required: true, message: '请选同意或不同意' }]}>
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意' },
          ]}
        />
      </Form.Item>
    </>
  )
}
