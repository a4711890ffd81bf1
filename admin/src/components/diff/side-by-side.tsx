import { Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import type { FieldDiff } from '@mingdu/shared/powers/powers.schema'
import { FieldDiffs } from './field-diffs'

/** Opens the comparison over the page, before and after beside each other. */
export function SideBySide({
  title,
  fields,
  head,
}: {
  title: string
  fields: readonly FieldDiff[]
  head: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        并排看
      </Button>
      {open && (
        <Modal
          open
          title={title}
          width="min(1120px, calc(100vw - 48px))"
          footer={null}
          onCancel={() => setOpen(false)}
        >
          <div className="side-by-side">
            {head}
            <FieldDiffs fields={fields} split />
          </div>
        </Modal>
      )}
    </>
  )
}
