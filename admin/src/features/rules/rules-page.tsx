import type { RuleVersion } from '@mingdu/shared/rules/rules.api'
import { RULE_VALUES } from '@mingdu/shared/rules/rules.table'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { Page } from '../../components/page'
import { ErrorState, SkeletonLines } from '../../components/states'
import { CategoryValuesTable } from './category-values'
import { RuleForm } from './rule-form'
import { RuleRows } from './rule-groups'
import { RuleHead } from './rule-head'
import { RuleHistory } from './rule-history'
import { boundsText } from './rule-values'
import './rules.css'

/** 规则: every value that differs by place, its bounds and basis, and what it was before. */
export function RulesPage() {
  const rules = useQuery({ queryKey: ['rules'], queryFn: () => api.rules.current() })
  const [editing, setEditing] = useState(false)
  return (
    <Page title="规则" className="page rules">
      {rules.isPending && <SkeletonLines lines={10} />}
      {rules.isError && <ErrorState error={rules.error} retry={() => void rules.refetch()} />}
      {rules.data && (
        <>
          {editing ? (
            <RuleForm current={rules.data.current} onDone={() => setEditing(false)} />
          ) : (
            <RuleTable current={rules.data.current} onEdit={() => setEditing(true)} />
          )}
          <RuleHistory versions={rules.data.history} />
        </>
      )}
    </Page>
  )
}

function RuleTable({ current, onEdit }: { current: RuleVersion; onEdit: () => void }) {
  const can = useCan()
  return (
    <section className="panel" aria-label="现行规则">
      <div className="panel__h">
        <h2 className="num">现行规则　第 {current.version} 版</h2>
        {can('rules.write') ? (
          <Button type="primary" onClick={onEdit}>
            修改
          </Button>
        ) : (
          <small>修改由安全管理员办理</small>
        )}
      </div>
      <table className="data-table">
        <caption className="visually-hidden">现行规则</caption>
        <RuleHead last="出处" />
        <RuleRows
          columns={5}
          row={(key) => (
            <tr>
              <td>{RULE_VALUES[key].name}</td>
              <td className="r strong">
                {current.values[key]} <span className="muted">{RULE_VALUES[key].unit}</span>
              </td>
              <td className="r muted">{boundsText(key)}</td>
              <td className="r muted">{RULE_VALUES[key].default}</td>
              <td className="muted">{RULE_VALUES[key].basis}</td>
            </tr>
          )}
        />
      </table>
      <CategoryValuesTable values={current.values} />
    </section>
  )
}
