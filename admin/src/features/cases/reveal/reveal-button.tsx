import type { Case } from '@mingdu/shared/cases/cases.schema'
import { Button } from 'antd'
import { useState } from 'react'
import { useCan } from '../../../api/session'
import { Icon } from '../../../components/icon'
import { RevealDialog } from './reveal-dialog'

/** Only for who may open what is masked. */
export function RevealButton({ one }: { one: Case }) {
  const can = useCan()
  const [open, setOpen] = useState(false)
  if (!can('case.reveal')) return null
  return (
    <>
      <Button size="small" icon={<Icon name="eye" small />} onClick={() => setOpen(true)}>
        查看完整信息
      </Button>
      {open && <RevealDialog one={one} onClose={() => setOpen(false)} />}
    </>
  )
}
