import type { Expert } from '@mingdu/shared/columns/columns.api'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Switch } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { Icon } from '../../../components/icon'
import type { ErrorAt } from '../../../components/list-editor'
import { LineField } from '../../../components/text-fields'
import type { ArticleDraft, DraftExpert } from './article-draft'
import { MomentField } from '../../../components/moment-field'
import { Labelled, Part } from './part'

type Session = NonNullable<ArticleDraft['session']>

interface SessionPartProps {
  session: Session | null
  onChange: (session: Session | null) => void
  errorAt: ErrorAt
}

const MOST = 5

/** 公众参与: the hours in which experts answer, and who they are. */
export function SessionPart({ session, onChange, errorAt }: SessionPartProps) {
  return (
    <Part
      title="专家在线"
      aside={
        <Switch
          aria-label="请专家在线回答"
          checked={session !== null}
          onChange={(on) => onChange(on ? { from: null, until: null, experts: [] } : null)}
        />
      }
    >
      {session === null ? (
        <p className="muted">没有请专家。群众仍可提问，审核后显示。</p>
      ) : (
        <Fields session={session} onChange={onChange} errorAt={errorAt} />
      )}
    </Part>
  )
}

function Fields({ session, onChange, errorAt }: SessionPartProps & { session: Session }) {
  const { from, until, experts } = session
  const setExperts = (next: readonly DraftExpert[]) => onChange({ ...session, experts: next })
  return (
    <>
      <div className="pair">
        <Labelled label="开始" htmlFor="session-from" error={errorAt('session.from')}>
          <MomentField
            id="session-from"
            label="开始"
            value={from}
            onChange={(value) => onChange({ ...session, from: value })}
          />
        </Labelled>
        <Labelled label="结束" htmlFor="session-until" error={errorAt('session.until')}>
          <MomentField
            id="session-until"
            label="结束"
            value={until}
            onChange={(value) => onChange({ ...session, until: value })}
          />
        </Labelled>
      </div>
      {experts.map((expert, i) => (
        <div key={expert.accountId} className="row" role="group" aria-label={expert.name}>
          <span className="aeditor__expert ellip" title={expert.name}>
            {expert.name}
          </span>
          <div className="grow">
            <LineField
              label={`${expert.name}的身份，如“高级工程师”`}
              maxLength={30}
              value={expert.title}
              error={errorAt(`session.experts.${i}.title`)}
              onChange={(title) => setExperts(experts.map((one, j) => (j === i ? { ...one, title } : one)))}
            />
          </div>
          <Button
            type="text"
            icon={<Icon name="trash" small />}
            aria-label={`不请${expert.name}`}
            onClick={() => setExperts(experts.filter((_, j) => j !== i))}
          />
        </div>
      ))}
      {experts.length < MOST && (
        <ExpertSelect
          taken={experts.map(({ accountId }) => accountId)}
          onPick={({ id, name, title }) => setExperts([...experts, { accountId: id, name, title }])}
        />
      )}
    </>
  )
}

function ExpertSelect({ taken, onPick }: { taken: readonly string[]; onPick: (expert: Expert) => void }) {
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['columns', 'experts', q],
    queryFn: () => api.columns.experts({ query: { q } }),
  })
  const free = (found.data?.items ?? []).filter(({ id }) => !taken.includes(id))
  return (
    <Labelled label="加一位专家" htmlFor="session-expert" hint="专家在“专家答问”里回答，姓名和身份公开。">
      <Select<string | null>
        id="session-expert"
        style={{ width: '100%' }}
        placeholder="输入姓名或单位查找"
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={found.isLoading}
        notFoundContent={found.isError ? '没取到，再输入一次' : '没有这样的人'}
        value={null}
        options={free.map(({ id, name, org }) => ({ value: id, label: `${name}　${org}` }))}
        onChange={(id) => {
          const expert = free.find((one) => one.id === id)
          if (expert) onPick(expert)
        }}
      />
    </Labelled>
  )
}
