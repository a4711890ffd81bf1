import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { renderPage } from '../../test/render'
import { ConfirmDialog } from './confirm-dialog'

function Opening() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)}>删除这一条</button>
      {open && (
        <ConfirmDialog
          title="删除？"
          okText="删除"
          busy={false}
          onOk={() => undefined}
          onCancel={() => setOpen(false)}
        >
          不能找回。
        </ConfirmDialog>
      )}
    </>
  )
}

it('gives the focus back to the button that opened it', async () => {
  renderPage(<Opening />)
  const opener = screen.getByRole('button', { name: '删除这一条' })
  opener.focus()
  fireEvent.click(opener)
  const back = await screen.findByRole('button', { name: /返\s?回/ })
  back.focus()
  fireEvent.click(back)
  await waitFor(() => expect(document.activeElement).toBe(opener))
})
