import type { Case } from '@mingdu/shared/cases/cases.schema'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { Button } from 'antd'
import { useState } from 'react'
import { useCan, useMe } from '../../../api/session'
import { AssignDialog } from './assign-dialog'

/** 经办: who examines, who decides, and handing it to somebody. */
export function CasePeople({ one }: { one: Case }) {
  const [open, setOpen] = useState(false)
  const { reviewer, decision } = one
  return (
    <>
      <h3 className="sub-h between">
        经办
        {one.mayAssign && (
          <Button size="small" onClick={() => setOpen(true)}>
            {reviewer === null ? '分派审查' : '改派审查'}
          </Button>
        )}
      </h3>
      <dl className="facts num">
        <dt>审查</dt>
        <dd>{reviewer?.name ?? (isEnd(one.state) ? '没有进入审查' : '还没有人认领')}</dd>
        <dt>决定</dt>
        <dd>{decision ? `${decision.on} 已决定，由谁决定见“记录”` : <WhoDecides one={one} />}</dd>
      </dl>
      {open && <AssignDialog one={one} onClose={() => setOpen(false)} />}
    </>
  )
}

function WhoDecides({ one: { state, reviewer } }: { one: Case }) {
  const { id } = useMe()
  const can = useCan()
  if (isEnd(state)) return '没有作出决定'
  if (reviewer?.id === id && can('case.decide')) return '这件由您审查，要由本单位其他决定人员决定'
  return '本单位决定人员；审查过这件的人不能决定'
}
