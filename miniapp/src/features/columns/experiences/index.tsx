import type { ColumnRow } from '@mingdu/shared/columns/columns.schema'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { useVisit } from '../../../api/use-visit'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Screen } from '../../../components/screen/screen'
import { Empty } from '../../../components/states/states'
import { PAGES } from '../../../platform/navigate'
import { ColumnCard } from '../column-card'
import '../columns.scss'

/** 经验交流 among units, the newest first. */
export default function ExperiencesPage() {
  const visit = useVisit()
  const fetch = (cursor: string | undefined) =>
    api.experiences.list({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <Screen className="experiences-page" title="经验交流">
      <PagedList
        what="经验交流"
        unit="篇"
        fetch={fetch}
        filter=""
        visit={visit}
        row={(row: ColumnRow) => <ColumnCard key={row.id} row={row} page={PAGES.experience} />}
        empty={<Empty title="还没有经验交流" text="各单位写的做法，审核后会出现在这里。" />}
      />
    </Screen>
  )
}
