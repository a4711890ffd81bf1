import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { fireEvent, screen } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { TaskQr } from './task-qr'

const task = { id: 'a'.repeat(24), no: '演督〔2026〕37号-2.1', title: '四乱整改' } as Task
const PATH = `GET /tasks/${task.id}/qr`

it('shows the code and lets it be kept as a picture', async () => {
  farSide({ [PATH]: () => ({ dataUrl: 'data:image/png;base64,AAAA' }) })
  renderPage(<TaskQr task={task} />)
  fireEvent.click(screen.getByRole('button', { name: '看小程序码' }))
  expect((await screen.findByAltText(/小程序码/)).getAttribute('src')).toBe('data:image/png;base64,AAAA')
  const save = screen.getByRole('link', { name: '下载' })
  expect(save.getAttribute('download')).toBe('演督〔2026〕37号-2.1.png')
})

it('says when WeChat gave none', async () => {
  farSide({ [PATH]: () => refused(503, 'wechat.unavailable', '微信没有回应，请稍后再试。') })
  renderPage(<TaskQr task={task} />)
  fireEvent.click(screen.getByRole('button', { name: '看小程序码' }))
  expect(await screen.findByText('微信没有回应，请稍后再试。', { exact: false })).toBeTruthy()
})
