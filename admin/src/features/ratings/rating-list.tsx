import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import {
  isBad,
  RATING_GROUPS,
  RATING_SOURCES,
  RATING_STAGES,
  RECTIFICATION_STATES,
} from '@mingdu/shared/ratings/ratings.states'
import type { Column, Filter } from '../../components/list'
import { cameText, remainingText, saidText, stateText } from './rating-words'

/** What a figure puts into the address: the ratings it counts. */
export const RATING_FIGURE_KEYS = ['counted', 'from', 'to', 'powerId', 'caseChannel', 'window'] as const
export const RATING_KEYS = ['orgId', 'group', 'stage', 'source', ...RATING_FIGURE_KEYS] as const
export type RatingKey = (typeof RATING_KEYS)[number]

const optionsOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

export function orgFilter(orgs: readonly Pick<Org, 'id' | 'name' | 'status'>[]): Filter<'orgId'> {
  return {
    ...{ key: 'orgId', kind: 'select', name: '单位', searchable: true },
    options: orgs
      .filter((org) => org.status === 'active')
      .map(({ id, name }) => ({ value: id, label: name })),
  }
}

export const ratingFilters: Filter<RatingKey>[] = [
  { key: 'group', kind: 'select', name: '好评差评', options: optionsOf(RATING_GROUPS) },
  { key: 'stage', kind: 'select', name: '环节', options: optionsOf(RATING_STAGES) },
  { key: 'source', kind: 'select', name: '来源', options: optionsOf(RATING_SOURCES) },
  { key: 'from', kind: 'date', name: '从' },
  { key: 'to', kind: 'date', name: '到' },
]

export const rectificationStates = optionsOf(RECTIFICATION_STATES)

const title: Column<RatingRecord> = {
  key: 'title',
  title: '事项',
  width: 200,
  fixed: true,
  render: (one) => (
    <>
      <span className="two-lines" title={one.title}>
        {one.title}
      </span>
      <span className="sub">{RATING_STAGES[one.stage]}</span>
    </>
  ),
  text: (one) => `${one.title} ${RATING_STAGES[one.stage]}`,
}
const org: Column<RatingRecord> = {
  key: 'org',
  title: '单位',
  width: 116,
  render: (one) => (
    <span className="two-lines" title={one.org.name}>
      {one.org.name}
    </span>
  ),
  text: (one) => one.org.name,
}
const said: Column<RatingRecord> = {
  key: 'said',
  title: '评价',
  render: (one) => (
    <span className="two-lines" title={one.text}>
      <span className={isBad(one.level) ? 'tag tag--red' : 'tag'}>{saidText(one)}</span>
      {one.text !== '' && `　${one.text}`}
    </span>
  ),
  text: (one) => [saidText(one), one.text].filter((part) => part !== '').join('：'),
}

export const ratingColumns: Column<RatingRecord>[] = [
  title,
  org,
  said,
  { key: 'came', title: '来源', width: 168, render: cameText, text: cameText },
  { key: 'state', title: '整改', width: 76, render: stateText, text: stateText },
  {
    ...{ key: 'on', title: '评价日期', width: 108, align: 'right' },
    render: (one) => one.ratedOn,
    text: (one) => one.ratedOn,
  },
]

export const rectificationColumns: Column<RatingRecord>[] = [
  title,
  org,
  said,
  { key: 'state', title: '状态', width: 92, render: stateText, text: stateText },
  {
    ...{ key: 'due', title: '本步期限', width: 148, align: 'right' },
    render: (one) => <Due rating={one} />,
    text: (one) => one.rectification?.due ?? '',
  },
]

function Due({ rating: { rectification } }: { rating: RatingRecord }) {
  if (!rectification?.due) return <>–</>
  const late = (rectification.remaining ?? 0) < 0
  return (
    <>
      <div className="num">{rectification.due}</div>
      <div className={late ? 'sub rating-late' : 'sub'}>
        {late ? '■ ' : ''}
        {remainingText(rectification)}
        {rectification.tentative ? '，暂定' : ''}
      </div>
    </>
  )
}
