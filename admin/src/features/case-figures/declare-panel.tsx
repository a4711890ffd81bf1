import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { Caliber } from '../../components/caliber'
import { countText } from '../../components/rate-card'

const DEFINITION = '申报量是本单位一个月里全部途径办的件，包括不在本系统办的。它是使用率的分母。'

/** 申报量: what a unit says it had of cases in a month; for those who may say so. */
export function DeclarePanel({ month }: { month: string }) {
  const me = useMe()
  const orgs = holders(useOrgs().data ?? [])
  const [orgId, setOrgId] = useState(me.org.id)
  const [total, setTotal] = useState<number | null>(null)
  const known = useQuery({
    queryKey: ['case-figures', 'declared', month, orgId],
    queryFn: () => api.caseFigures.declared({ query: { month, orgId } }),
  })
  const write = useWrite(
    (body: { orgId: string; month: string; total: number; version: number }, idempotencyKey) =>
      api.caseFigures.declare({ body, idempotencyKey }),
    { onDone: () => setTotal(null) },
  )
  const now = known.data?.items.find(({ org }) => org.id === orgId)
  return (
    <section className="panel" aria-label="申报办件数">
      <div className="panel__h">
        <h2>
          申报 {month} 的办件数 <Caliber of="申报量" definition={DEFINITION} />
        </h2>
      </div>
      <form
        className="panel__b row"
        onSubmit={(event) => {
          event.preventDefault()
          if (total !== null) write.mutate({ orgId, month, total, version: now?.version ?? 0 })
        }}
      >
        <Select
          aria-label="单位"
          value={orgId}
          onChange={setOrgId}
          options={orgs}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 220 }}
        />
        <InputNumber
          aria-label="本月全部办件数"
          value={total}
          onChange={setTotal}
          min={0}
          max={10_000_000}
          precision={0}
          placeholder="全部办件数"
        />
        <Button
          type="primary"
          htmlType="submit"
          disabled={total === null || !known.isSuccess}
          loading={write.isPending}
        >
          申报
        </Button>
        <span className="small muted">
          {now ? `已申报 ${countText(now.total)} 件，${now.by.name}` : '这个月还没有申报'}
        </span>
        {write.isError && (
          <span className="late-count small" role="alert">
            {write.error.message}
          </span>
        )}
      </form>
    </section>
  )
}
