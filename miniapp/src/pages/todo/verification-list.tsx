import { api } from '../../api/client.gen'
import { ROWS } from '../../api/use-pages'
import { Empty } from '../../components/states/states'
import { PagedList } from '../../components/paged-list/paged-list'
import { TaskCard } from '../../components/task-card/task-card'
import type { VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { open, PAGES } from '../../platform/navigate'

interface VerificationListProps {
  visit: number
  today: string
  orgId: string
}

/** Reports that wait for a 督查员, by light and deadline. */
export function VerificationList({ visit, today, orgId }: VerificationListProps) {
  const fetch = (cursor: string | undefined) =>
    api.tasks.verifications({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <PagedList
      what="待核验的进展"
      fetch={fetch}
      filter="verify"
      visit={visit}
      row={(row) => (
        <TaskCard
          key={row.report.id}
          task={row.task}
          today={today}
          orgId={orgId}
          next={waitText(row)}
          onOpen={() => open(PAGES.verify, { id: row.report.id })}
        />
      )}
      empty={<Empty title="现在没有等您核验的" text="承办人报送进展后，会出现在这里，微信会提醒。" />}
    />
  )
}

function waitText({ report, waitedWorkdays }: VerificationRow): string {
  const waited = waitedWorkdays > 0 ? `，已等 ${waitedWorkdays} 个工作日` : ''
  return `核验第 ${report.ordinal} 次进展${waited}`
}
