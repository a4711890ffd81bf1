import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import { PARTNER_STATES } from '@mingdu/shared/exchange/exchange.states'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import {
  asked,
  DataTable,
  optionsOf,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Filter,
} from '../../components/list'
import { Page } from '../../components/page'
import { KeyDialog } from './key-dialog'
import { NewPartnerDialog } from './new-partner-dialog'
import { partnerColumns } from './partner-columns'
import { PartnerDrawer } from './partner-drawer'

const KEYS = ['state'] as const
const FILTERS: Filter<(typeof KEYS)[number]>[] = [
  { key: 'state', kind: 'select', name: '状态', options: optionsOf(PARTNER_STATES) },
]

/** 对接单位: other systems that send clues, their keys, and what became of the results that went to them. */
export function PartnersPage() {
  const { today } = useMe()
  const keeps = useCan()('exchange.write')
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<PartnerWithSecret | null>(null)
  const pages = useCursorPages<Partner>(['exchange', 'partners', query.values], (page) =>
    api.exchangePartners.list({ query: { ...asked(query.values, { state: PARTNER_STATES }), ...page } }),
  )
  const columns = useMemo(() => partnerColumns(today), [today])
  return (
    <Page title="对接单位" className="page page--fill">
      <DataTable
        id="exchange-partners"
        name="对接单位"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={({ id }) => id}
        openKey={open}
        onOpen={({ id }) => setOpen(id)}
        actions={
          keeps && (
            <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setMaking(true)}>
              登记对接单位
            </Button>
          )
        }
        empty={{
          title: '没有对接单位',
          body: '诉讼、复议、信访、12345 热线、建议提案的系统在这里登记，凭密钥报送线索、取回结果。',
        }}
      />
      {open !== null && <PartnerDrawer key={open} id={open} onKey={setMade} onClose={() => setOpen(null)} />}
      {making && (
        <NewPartnerDialog
          onMade={(partner) => {
            setMaking(false)
            setMade(partner)
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {made && <KeyDialog made={made} onClose={() => setMade(null)} />}
    </Page>
  )
}
