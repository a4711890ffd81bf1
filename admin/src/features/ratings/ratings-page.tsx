import type { QueryIn } from '@mingdu/shared/kernel/endpoint'
import type { ratingsApi } from '@mingdu/shared/ratings/ratings.api'
import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { api } from '../../api/client.gen'
import { DataTable, useCursorPages, useListQuery, useOpenRecord } from '../../components/list'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { RatingDrawer } from './rating-drawer'
import { RatingFigures } from './rating-figures'
import { RatingFigureBar } from './rating-figure-bar'
import { orgFilter, ratingColumns, ratingFilters, RATING_KEYS, type RatingKey } from './rating-list'
import './ratings.css'

type AskedFor = NonNullable<QueryIn<(typeof ratingsApi)['list']>>

/** 好差评: the figures with their 口径, and every rating, newest first. */
export function RatingsPage() {
  const query = useListQuery(RATING_KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const orgs = useOrgs().data ?? []
  const asked = query.values as Partial<Record<RatingKey, string>> & AskedFor
  const pages = useCursorPages<RatingRecord>(['ratings', 'list', query.values], (page) =>
    api.ratings.list({ query: { ...asked, ...page } }),
  )
  const { orgId, from, to, powerId, caseChannel, window } = query.values
  // the figures are of all items, forms and windows together
  const isPart = [powerId, caseChannel, window].some((value) => value !== undefined)
  return (
    <Page title="好差评" className="page page--fill">
      {!isPart && (
        <RatingFigures
          query={{ ...(orgId ? { orgId } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) }}
        />
      )}
      <RatingFigureBar values={query.values} />
      <DataTable
        id="ratings"
        name="好差评"
        columns={ratingColumns}
        pages={pages}
        query={query}
        filters={[orgFilter(orgs), ...ratingFilters]}
        rowKey={(one) => one.id}
        openKey={open}
        onOpen={(one) => setOpen(one.id)}
        empty={{
          title: '还没有评价',
          body: '办件受理、进入审查、办结时，系统请申请人评价；评了就会出现在这里。',
        }}
      />
      {open !== null && (
        <RatingDrawer
          key={open}
          id={open}
          known={pages.rows.find((row) => row.id === open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
