import { RATING_STAGES } from '@mingdu/shared/ratings/ratings.states'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { Page } from '../../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../../components/states'
import { PadPanel } from './pad-panel'
import { RatingCode } from './rating-code'
import '../ratings.css'

/** 窗口评价: a stage of a case as a code to scan, or on the pad of this window. */
export function WindowPage() {
  const [params, setParams] = useSearchParams()
  const no = params.get('no') ?? ''
  const [typed, setTyped] = useState(no)
  return (
    <Page title="窗口评价">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          setParams({ no: typed.trim() })
        }}
      >
        <Input
          aria-label="办件编号"
          placeholder="办件编号，12 位数字，可扫收件凭证"
          value={typed}
          maxLength={20}
          autoFocus
          style={{ maxWidth: 320 }}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={typed.trim() === ''}>
          请人评价
        </Button>
      </form>
      {no === '' ? (
        <EmptyState title="请输入办件编号">
          受理、进入审查、办结三个环节可以评价。窗口看不到评了什么，也看不到评过没有。
        </EmptyState>
      ) : (
        <Stages key={no} no={no} />
      )}
      <PadPanel />
    </Page>
  )
}

function Stages({ no }: { no: string }) {
  const read = useQuery({
    queryKey: ['pads', 'invitations', no],
    queryFn: () => api.pads.invitations({ query: { no } }),
  })
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return <SkeletonLines lines={4} />
  return (
    <ul className="rating-stages">
      {read.data.items.map(({ id, stage, title, invitedOn }) => (
        <li key={id}>
          <h3 className="sub-h">
            {RATING_STAGES[stage]}环节　<span className="muted num">{invitedOn}</span>
          </h3>
          <p>{title}</p>
          <RatingCode invitationId={id} stage={RATING_STAGES[stage]} />
        </li>
      ))}
    </ul>
  )
}
