import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { JOINT_STATES, type JointState } from '@mingdu/shared/cases/joint.states'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import {
  DataTable,
  useAddress,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Filter,
} from '../../../components/list'
import { Page } from '../../../components/page'
import { stepColumns } from './step-columns'
import { StepDrawer } from './step-drawer'
import '../cases.css'

const KEYS = ['state'] as const
type Key = (typeof KEYS)[number]

/** 联办: what other units ask of ours, the nearest day first. */
export function CaseStepsPage() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [params] = useSearchParams()
  const all = params.has('all') || query.values.state !== undefined
  const asked = asQuery(query.values.state, all)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages<JointStep>(['case-steps', 'list', asked], (page) =>
    api.caseJoint.list({ query: { ...asked, ...page } }),
  )
  const columns = useMemo(() => stepColumns(today), [today])
  return (
    <Page title="联办" className="page page--fill">
      <Views all={all} />
      <DataTable
        id="case-steps"
        name="联办"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(step) => step.id}
        openKey={open}
        onOpen={(step) => setOpen(step.id)}
        empty={
          all
            ? { title: '还没有联办', body: '别的单位审查办件时请本单位出意见，会出现在这里。' }
            : { title: '没有等答复的联办', body: '别的单位请本单位办的会出现在这里；答复过的在“全部”里。' }
        }
      />
      {open !== null && <StepDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Views({ all }: { all: boolean }) {
  const change = useAddress()
  return (
    <div className="cases__views">
      <Segmented
        aria-label="常用视图"
        value={all ? 'all' : 'open'}
        onChange={(key) => change({ state: undefined, all: key === 'all' ? '1' : undefined })}
        options={[
          { value: 'open', label: '等答复' },
          { value: 'all', label: '全部' },
        ]}
      />
    </div>
  )
}

const FILTERS: Filter<Key>[] = [
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: Object.entries(JOINT_STATES).map(([value, label]) => ({ value, label })),
  },
]

function asQuery(state: string | undefined, all: boolean) {
  if (state !== undefined && Object.hasOwn(JOINT_STATES, state)) return { state: state as JointState }
  return all ? {} : { open: 'true' }
}
