import type { Case } from '@mingdu/shared/cases/cases.schema'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useCan, useMe } from '../../../api/session'
import { Icon } from '../../../components/icon'
import { ActDialog } from './act-dialog'
import { actMenu, actName, type CaseActName } from './act-words'

/** What the person may do with the case: one main button, two beside it, the rest in a menu. */
export function CaseActs({ one }: { one: Case }) {
  const can = useCan()
  const { id } = useMe()
  const [act, setAct] = useState<CaseActName | null>(null)
  const { main, beside, more } = actMenu(one, can('case.receive'))
  return (
    <div className="case-foot">
      {main && (
        <Button type="primary" onClick={() => setAct(main)}>
          {actName(main, one)}
        </Button>
      )}
      {beside.map((name) => (
        <Button key={name} onClick={() => setAct(name)}>
          {actName(name, one)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((name) => ({ key: name, label: actName(name, one) })),
            onClick: ({ key }) => setAct(key as CaseActName),
          }}
        >
          <Button type="text" icon={<Icon name="down" small />} iconPlacement="end">
            更多
          </Button>
        </Dropdown>
      )}
      {main === null && beside.length + more.length === 0 && (
        <span className="muted">{nothingText(one, can('case.decide') && one.reviewer?.id === id)}</span>
      )}
      {act !== null && <ActDialog key={act} act={act} one={one} onClose={() => setAct(null)} />}
    </div>
  )
}

/** Whose turn it is when it is not the reader's. */
function nothingText({ state, reviewer }: Case, decidesOwn: boolean): string {
  if (state === 'deciding' && decidesOwn) return '这件由您审查；审查和决定不能是同一人，等其他决定人员办理'
  if ((state === 'reviewing' || state === 'special') && reviewer) return `由${reviewer.name}审查`
  return TURNS[state] ?? '这件已经结束，没有要办的。'
}

const TURNS: Partial<Record<Case['state'], string>> = {
  received: '等窗口受理',
  correcting: '等申请人补正',
  accepted: '等审查人员认领',
  reviewing: '等审查',
  special: '特别程序中，暂停计时',
  deciding: '等决定',
  making: '等窗口制证',
  delivering: '等窗口送达',
}
