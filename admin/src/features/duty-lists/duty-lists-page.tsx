import type { DutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { useQuery } from '@tanstack/react-query'
import { Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { FieldDiffs } from '../../components/diff'
import { useAddress, useListQuery } from '../../components/list'
import { OrgSide } from '../../components/org-tree/org-tree'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { Tabs } from '../../components/tabs'
import { DutyListEditor } from './duty-list-editor'
import { DutyListView } from './duty-list-view'
import { PublishDutyList } from './publish-dialog'
import { diffDutyLists, namesOf, NOTHING, PART_KEYS, PARTS, type Part } from './sections'
import './duty-lists.css'

/** 责任清单: units at the left, the list of the chosen one beside it. */
export function DutyListsPage() {
  const me = useMe()
  const orgs = useOrgs()
  const { values, set } = useListQuery(['orgId', 'no', 'part'] as const)
  const change = useAddress()
  const coverage = useQuery({
    queryKey: ['powers', 'coverage'],
    queryFn: () => api.powers.coverage(),
    select: ({ items }) => new Map(items.map((row) => [row.org.id, row.dutyListPublished ? 1 : 0])),
  })
  const orgId = values.orgId ?? me.org.id
  const part = PART_KEYS.find((key) => key === values.part) ?? 'duties'
  return (
    <Page title="责任清单" className="page page--fill">
      <div className="with-tree duty-lists">
        {orgs.isPending && <SkeletonLines lines={10} />}
        {orgs.isError && <ErrorState error={orgs.error} retry={() => void orgs.refetch()} />}
        {orgs.data && (
          <OrgSide
            title="已公布责任清单的单位数"
            orgs={orgs.data}
            counts={coverage.data ?? null}
            chosen={orgId}
            onChoose={(id) => change({ no: undefined, orgId: id ?? undefined })}
          />
        )}
        <OneList
          key={orgId}
          orgId={orgId}
          no={values.no}
          part={part}
          setNo={(no) => set('no', no)}
          setPart={(next) => set('part', next)}
        />
      </div>
    </Page>
  )
}

interface OneListProps {
  orgId: string
  no: string | undefined
  part: Part
  setNo: (no: string | undefined) => void
  setPart: (part: Part) => void
}

function OneList({ orgId, no, part, setNo, setPart }: OneListProps) {
  const query = no !== undefined && /^\d+$/.test(no) ? { no: Number(no) } : {}
  const list = useQuery({
    queryKey: ['duty-lists', orgId, query],
    queryFn: () => api.dutyLists.get({ params: { id: orgId }, query }),
    placeholderData: (before) => before,
  })
  const [editing, setEditing] = useState(false)
  if (list.isPending) return <SkeletonLines lines={10} />
  if (list.isError) return <ErrorState error={list.error} retry={() => void list.refetch()} />
  return editing ? (
    <DutyListEditor list={list.data} part={part} setPart={setPart} onDone={() => setEditing(false)} />
  ) : (
    <Reading list={list.data} part={part} setNo={setNo} setPart={setPart} edit={() => setEditing(true)} />
  )
}

type Show = 'published' | 'draft' | 'compare'

interface ReadingProps {
  list: DutyList
  part: Part
  setNo: (no: string | undefined) => void
  setPart: (part: Part) => void
  edit: () => void
}

function Reading({ list, part, setNo, setPart, edit }: ReadingProps) {
  const [chosen, show] = useState<Show>('published')
  const [publishing, setPublishing] = useState(false)
  const { published, draft } = list
  const shown: Show = draft ? (published ? chosen : 'draft') : 'published'
  const content = (shown === 'draft' ? draft : published?.content) ?? null
  const names = namesOf(list)
  return (
    <section className="panel duty-list" aria-label={`${list.org.name}责任清单`}>
      <div className="duty-list__h">
        <Head list={list} setNo={setNo} edit={edit} publish={() => setPublishing(true)} />
        {draft && published && <ShowChoice shown={shown} show={show} />}
        {content && shown !== 'compare' && (
          <Tabs<Part>
            label="责任清单的四个部分"
            active={part}
            onChange={setPart}
            items={PART_KEYS.map((key) => ({ key, name: PARTS[key], count: content[key].length }))}
          />
        )}
      </div>
      <div className="duty-list__b" tabIndex={0} role="group" aria-label="责任清单的内容">
        {shown === 'compare' && draft ? (
          <FieldDiffs split fields={diffDutyLists(published?.content ?? NOTHING, draft, names)} />
        ) : content ? (
          <DutyListView content={content} part={part} names={names} />
        ) : (
          <Nothing mayEdit={list.mayEdit} edit={edit} />
        )}
      </div>
      {publishing && <PublishDutyList list={list} onClose={() => setPublishing(false)} />}
    </section>
  )
}

interface HeadProps {
  list: DutyList
  setNo: (no: string | undefined) => void
  edit: () => void
  publish: () => void
}

function Head({ list, setNo, edit, publish }: HeadProps) {
  const { published, draft, versions } = list
  const newest = versions[0]?.no
  return (
    <div className="between duty-list__top">
      <div className="grow">
        <h2>{list.org.name}</h2>
        <p className="row row--wrap num small muted">
          {published ? (
            <>
              第 {published.no} 版，{published.from} 起
              {published.no !== newest && <span className="tag tag--off">不是最新的一版</span>}
            </>
          ) : (
            '还没有公布过'
          )}
          {draft && <span className="tag tag--blue">有草稿没公布</span>}
        </p>
      </div>
      <div className="row row--wrap">
        {versions.length > 1 && published && (
          <Select
            aria-label="版本"
            value={published.no}
            options={versions.map((v) => ({ value: v.no, label: `第 ${v.no} 版　${v.from} 起` }))}
            onChange={(no) => setNo(no === newest ? undefined : String(no))}
          />
        )}
        {list.mayPublish && draft && (
          <Button type="primary" onClick={publish}>
            公布
          </Button>
        )}
        {list.mayEdit && <Button onClick={edit}>{draft ? '继续修改' : '修改'}</Button>}
      </div>
    </div>
  )
}

function ShowChoice({ shown, show }: { shown: Show; show: (show: Show) => void }) {
  return (
    <Radio.Group
      optionType="button"
      size="small"
      value={shown}
      onChange={(e) => show(e.target.value as Show)}
      options={[
        { value: 'published', label: '已公布的' },
        { value: 'draft', label: '草稿' },
        { value: 'compare', label: '逐项比较' },
      ]}
    />
  )
}

function Nothing({ mayEdit, edit }: { mayEdit: boolean; edit: () => void }) {
  return (
    <EmptyState title="还没有责任清单" action={mayEdit && <Button onClick={edit}>开始编写</Button>}>
      {mayEdit
        ? '写好部门职责、职责边界、监管制度和公共服务事项，存成草稿，由编办公布。'
        : '由本单位编写、编办公布后显示在这里。'}
    </EmptyState>
  )
}
