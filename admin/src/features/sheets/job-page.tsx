import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { SHEET_KINDS } from '@mingdu/shared/sheets/sheets.states'
import { useParams } from 'react-router'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { StepBar } from '../../components/step-bar'
import { JobOutcome } from './job-outcome'
import { JobProgress } from './job-progress'
import { JobResult } from './job-result'
import { StateTag } from './sheet-columns'
import { IMPORT_STEPS, isRunning, stepOf } from './sheet-words'
import { useJob } from './use-job'
import './sheets.css'

const LIST = { name: '导入导出', to: '/sheets' }

/** One import or export, in the step it stands in: the address is enough to come back to it. */
export function SheetJobPage() {
  const { id = '' } = useParams()
  const job = useJob(id)
  const title = job.data?.direction === 'export' ? '导出' : '导入'
  return (
    <Page title={title} crumbs={[LIST]} className="page page--fill">
      {job.isPending && <SkeletonLines lines={8} />}
      {job.data ? (
        <Job job={job.data} />
      ) : (
        job.isError && <ErrorState error={job.error} retry={() => void job.refetch()} />
      )}
    </Page>
  )
}

function Job({ job }: { job: SheetJob }) {
  return (
    <>
      <section className="panel sheet-panel" aria-label={job.fileName}>
        {job.direction === 'import' && <StepBar steps={IMPORT_STEPS} current={stepOf(job)} />}
        <Head job={job} />
        {isRunning(job) ? <JobProgress job={job} /> : <JobOutcome job={job} />}
      </section>
      <Result job={job} />
    </>
  )
}

function Head({
  job: { fileName, kind, state, by, createdAt, createOrgs, basis, direction },
}: {
  job: SheetJob
}) {
  const known = direction === 'import' && !['queued', 'reading', 'checked', 'cancelled'].includes(state)
  return (
    <header className="sheet-head num">
      <h2>{fileName}</h2>
      <p className="row row--wrap muted">
        <StateTag state={state} />
        <span>{SHEET_KINDS[kind]}</span>
        <span>{by.name}</span>
        <span>{fullTimeText(createdAt)}</span>
        {createOrgs && <span>没有的单位自动新建</span>}
      </p>
      {known && basis !== '' && <p>依据：{basis}</p>}
    </header>
  )
}

/** What the dry run found, from the moment it is known; findings are for those who import. */
function Result({ job }: { job: SheetJob }) {
  const can = useCan()
  const { direction, state } = job
  const early = state === 'queued' || state === 'reading' || (state === 'failed' && job.columns.length === 0)
  if (direction === 'export' || early || !can('sheet.import')) return null
  return <JobResult key={state} job={job} />
}
