import type { Intervention } from '@mingdu/shared/interventions/interventions.api'
import {
  AUTHORITIES,
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  INTERVENTION_STATES,
  RECOMMENDATIONS,
  SUBJECT_KINDS,
  type InterventionAct,
} from '@mingdu/shared/interventions/interventions.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { API_BASE } from '../../api/send'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { FileList } from '../../components/files'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { InterventionActDialog } from './intervention-act-dialog'

export function InterventionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useQuery({
    queryKey: ['interventions', 'one', id],
    queryFn: () => api.interventions.get({ params: { id } }),
  })
  const intervention = read.data
  return (
    <Drawer
      title={intervention?.no ?? '职权行使'}
      kicker={intervention && INTERVENTION_KINDS[intervention.kind]}
      label="职权行使"
      onClose={onClose}
      footer={intervention && <Acts intervention={intervention} />}
    >
      {read.isPending && <SkeletonLines lines={10} />}
      {read.isError && !intervention && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {intervention && <Body intervention={intervention} />}
    </Drawer>
  )
}

function Acts({ intervention }: { intervention: Intervention }) {
  const [act, setAct] = useState<InterventionAct | null>(null)
  const paper = `${API_BASE}/interventions/${intervention.id}/paper`
  return (
    <div className="row row--wrap">
      {intervention.allowedActs.map((one, i) => (
        <Button key={one} type={i === 0 ? 'primary' : 'default'} onClick={() => setAct(one)}>
          {INTERVENTION_ACTS[one]}
        </Button>
      ))}
      <span className="grow" />
      {intervention.hasPaper && (
        <>
          <Button href={paper} target="_blank" rel="noreferrer">
            打印
          </Button>
          <Button href={`${paper}?as=word`}>Word</Button>
        </>
      )}
      {act && <InterventionActDialog act={act} intervention={intervention} onClose={() => setAct(null)} />}
    </div>
  )
}

function Body({ intervention }: { intervention: Intervention }) {
  const { state, subject, org, by, on, basis, done, result, recommendation, decision, sent, files } =
    intervention
  return (
    <>
      <p className="row">
        <span className="tag">{INTERVENTION_STATES[state]}</span>
        {recommendation && <span className="tag">建议{RECOMMENDATIONS[recommendation]}</span>}
      </p>
      <dl className="facts num">
        <dt>{SUBJECT_KINDS[subject.kind]}</dt>
        <dd>
          <SubjectName subject={subject} />
        </dd>
        {org && subject.kind !== 'org' && (
          <>
            <dt>责任单位</dt>
            <dd>{org.name}</dd>
          </>
        )}
        <dt>行使</dt>
        <dd>
          {by.name}　{on}
        </dd>
        {sent && (
          <>
            <dt>转送</dt>
            <dd>
              {sent.to}　{sent.on}
            </dd>
          </>
        )}
      </dl>
      <Part title="依据" text={basis} />
      <Part title={recommendation ? '建议的内容和事实' : '做了什么'} text={done} />
      {decision && (
        <Part
          title={decision.granted ? '批准' : '不予批准'}
          text={decision.text}
          by={[AUTHORITIES[decision.authority], decision.documentNo, decision.by, decision.on]
            .filter((part) => part !== '')
            .join('　')}
        />
      )}
      <Part title="结果" text={result === '' ? '还没有登记' : result} />
      {files.length > 0 && <FileList files={files} />}
      <h3 className="sub-h">记录</h3>
      <Timeline
        items={intervention.history.map(({ at, who, what, note }, i) => ({
          key: `${at}${i}`,
          head: `${what}　${who}`,
          time: fullTimeText(at),
          body: note,
        }))}
      />
    </>
  )
}

function SubjectName({ subject: { kind, id, no, name } }: Pick<Intervention, 'subject'>) {
  const text = [no, name].filter((part) => part !== '').join(' ')
  if (kind === 'matter') return <Link to={`/matters/${id}`}>{text}</Link>
  if (kind === 'task') return <Link to={`/tasks?task=${id}`}>{text}</Link>
  return text
}

function Part({ title, text, by }: { title: string; text: string; by?: string }) {
  return (
    <>
      <h3 className="sub-h">{title}</h3>
      <p className="prewrap">{text}</p>
      {by !== undefined && <p className="small muted num">{by}</p>}
    </>
  )
}
