import type { ConsultationTopics } from '@mingdu/shared/consultations/consultations.api'
import { OTHER_TOPIC } from '@mingdu/shared/consultations/consultations.states'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { ListEditor, type RowProps } from '../../components/list-editor'
import { ErrorState, SkeletonLines } from '../../components/states'
import { LineField } from '../../components/text-fields'
import { useToast } from '../../components/toast'
import { useAnswererOptions, useTopics } from './consultation-queries'

interface TopicRow {
  /** None: a new one. */
  key?: string
  name: string
  responsibleId: string | null
}

const TOPICS_MOST = 29
const NAME_MOST = 20

/** 咨询主题 and who answers each; 其他 stays. */
export function TopicsDialog({ onClose }: { onClose: () => void }) {
  const read = useTopics()
  if (read.data) return <Editor key={read.data.version} saved={read.data} onClose={onClose} />
  return (
    <ConfirmDialog title="咨询主题" okText="保存" okDisabled busy={false} onOk={onClose} onCancel={onClose}>
      {read.isError ? (
        <ErrorState error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonLines lines={6} />
      )}
    </ConfirmDialog>
  )
}

function Editor({ saved, onClose }: { saved: ConsultationTopics; onClose: () => void }) {
  const rows = saved.topics.map(({ key, name, responsible }): TopicRow => ({
    key,
    name,
    responsibleId: responsible?.id ?? null,
  }))
  const [topics, setTopics] = useState(rows.filter(({ key }) => key !== OTHER_TOPIC))
  const [other, setOther] = useState<TopicRow>(
    rows.find(({ key }) => key === OTHER_TOPIC) ?? { key: OTHER_TOPIC, name: '其他', responsibleId: null },
  )
  const toast = useToast()
  const write = useWrite(
    (all: TopicRow[], idempotencyKey) =>
      api.consultations.saveTopics({
        body: { version: saved.version, topics: all.map((row) => ({ ...row, name: row.name.trim() })) },
        idempotencyKey,
      }),
    {
      onDone: () => {
        toast('主题已保存')
        onClose()
      },
    },
  )
  const all = [...topics, other]
  const dropped = saved.topics.filter(({ key }) => !all.some((row) => row.key === key))
  return (
    <ConfirmDialog
      title="咨询主题"
      okText="保存"
      busy={write.isPending}
      okDisabled={all.some((row) => nameProblem(row, all) !== undefined)}
      error={write.error}
      onOk={() => write.mutate(all)}
      onCancel={onClose}
    >
      <p>新的咨询按主题交给负责人；没有负责人的，督查人员都可以接办。</p>
      <ListEditor
        name="主题"
        path="topics"
        items={topics}
        onChange={setTopics}
        blank={() => ({ name: '', responsibleId: null })}
        max={TOPICS_MOST}
        errorAt={(path) => {
          const [, at, field] = path.split('.')
          const row = topics[Number(at)]
          return field === 'name' && row ? nameProblem(row, all) : undefined
        }}
        Row={TopicFields}
      />
      <div className="row">
        <b>{other.name}</b>
        <span className="grow">
          <Responsible
            label={other.name}
            value={other.responsibleId}
            onChange={(responsibleId) => setOther({ ...other, responsibleId })}
          />
        </span>
      </div>
      {dropped.length > 0 && (
        <p className="note note--yellow" role="status">
          取消“{dropped.map(({ name }) => name).join('”“')}”：没有结束的咨询转到“{other.name}”，记入经过。
        </p>
      )}
    </ConfirmDialog>
  )
}

function TopicFields({ item, patch, errorAt }: RowProps<TopicRow>) {
  return (
    <div className="stack">
      <LineField
        label="主题名称"
        value={item.name}
        maxLength={NAME_MOST}
        error={errorAt('name')}
        onChange={(name) => patch({ name })}
      />
      <Responsible
        label={item.name}
        value={item.responsibleId}
        onChange={(responsibleId) => patch({ responsibleId })}
      />
    </div>
  )
}

interface ResponsibleProps {
  label: string
  value: string | null
  onChange: (id: string | null) => void
}

function Responsible({ label, value, onChange }: ResponsibleProps) {
  const people = useAnswererOptions()
  return (
    <Select
      aria-label={`${label || '新主题'}的负责人`}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="负责人（可不选）"
      options={people}
      value={value}
      onChange={(id?: string | null) => onChange(id ?? null)}
    />
  )
}

function nameProblem({ name }: TopicRow, all: readonly TopicRow[]): string | undefined {
  const wanted = name.trim()
  if ([...wanted].length < 2) return '请写主题名称，至少 2 个字'
  return all.filter((row) => row.name.trim() === wanted).length > 1 ? '和另一个主题同名' : undefined
}
