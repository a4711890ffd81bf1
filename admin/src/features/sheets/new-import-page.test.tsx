import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { pageOf } from '../../../test/power-fixtures'
import { NewImportPage } from './new-import-page'
import { SheetsPage } from './sheets-page'
import { fileRefusal } from './sheet-words'
import { checked } from '../../../test/sheet-fixtures'

/** Answers the upload: jsdom's own would go to the network. */
function answering(status: number, body: unknown) {
  const sent: { url: string; form: FormData | null }[] = []
  class Request {
    status = status
    responseText = JSON.stringify(body)
    upload = {}
    onload: (() => void) | null = null
    url = ''
    open(_: string, url: string) {
      this.url = url
    }
    setRequestHeader() {}
    getResponseHeader() {
      return 'test'
    }
    abort() {}
    send(form: FormData) {
      sent.push({ url: this.url, form })
      this.onload?.()
    }
  }
  globalThis.XMLHttpRequest = Request as unknown as typeof XMLHttpRequest
  return sent
}

const real = globalThis.XMLHttpRequest
afterEach(() => {
  globalThis.XMLHttpRequest = real
})

const table = (name = '清单.csv') => new File(['实施编码\n1'], name)
const choose = (file: File) =>
  fireEvent.change(screen.getByLabelText('表格文件', { selector: 'input' }), { target: { files: [file] } })
const start = () => screen.getByRole<HTMLButtonElement>('button', { name: '上传并试导' })

describe('a new import', () => {
  it.each<[string, number, RegExp | null]>([
    ['a.xlsx', 10, null],
    ['a.CSV', 10, null],
    ['a.xls', 10, /另存为 .xlsx/],
    ['a.pdf', 10, /只能导入/],
    ['a.xlsx', 0, /空的/],
    ['a.xlsx', 51 * 1024 * 1024, /50 MB/],
  ])('%s of %i bytes', (name, size, why) => {
    const refusal = fileRefusal({ name, size })
    if (why === null) expect(refusal).toBeNull()
    else expect(refusal).toMatch(why)
  })

  it('says at once what cannot be a table, and does not send it', () => {
    farSide({})
    renderPage(<NewImportPage />, { role: 'catalog', at: '/sheets/new' })
    choose(table('清单.xls'))
    expect(screen.getByRole('alert').textContent).toContain('“清单.xls”：只能导入 .xlsx 或 .csv 表格')
    expect(start().disabled).toBe(true)
  })

  it('sends the table with what was chosen, and goes to its job', async () => {
    farSide({})
    const sent = answering(200, checked)
    const { router } = renderPage(<NewImportPage />, { role: 'catalog', at: '/sheets/new' })
    fireEvent.click(screen.getByRole('radio', { name: '责任事项' }))
    fireEvent.click(screen.getByRole('switch'))
    choose(table())
    fireEvent.click(start())
    await waitFor(() => expect(router.state.location.pathname).toBe(`/sheets/${checked.id}`))
    expect(sent.map((one) => one.url)).toEqual(['/api/v1/sheets/imports?kind=duties&createOrgs=true'])
    expect((sent[0]?.form?.get('file') as File).name).toBe('清单.csv')
  })

  it('offers what somebody may import, and makes no units for a plan', async () => {
    farSide({})
    const sent = answering(200, checked)
    renderPage(<NewImportPage />, { role: 'supervisor', at: '/sheets/new?kind=plans' })
    expect(screen.getAllByRole('radio').map((one) => (one as HTMLInputElement).value)).toEqual(['plans'])
    expect(screen.getByText(/写入的都是草稿/)).toBeTruthy()
    expect(screen.queryByRole('switch')).toBeNull()
    expect(screen.getByRole('link', { name: 'Excel 模板' }).getAttribute('href')).toContain(
      '/templates/plans',
    )
    choose(table('计划.csv'))
    fireEvent.click(start())
    await waitFor(() =>
      expect(sent.map((one) => one.url)).toEqual(['/api/v1/sheets/imports?kind=plans&createOrgs=false']),
    )
  })

  it('shows the way to the import that is in the way', async () => {
    farSide({})
    const message = '还有一次导入没有办完，请先等它结束或取消它。'
    answering(422, { error: { code: 'sheet.busy', message, requestId: 'test' } })
    renderPage(<NewImportPage />, { role: 'catalog', at: '/sheets/new' })
    choose(table())
    fireEvent.click(start())
    expect(await screen.findByText(message)).toBeTruthy()
    expect(screen.getByRole('link', { name: /没有办完的那一次/ }).getAttribute('href')).toBe(
      '/sheets?direction=import',
    )
  })
})

describe('the list of imports and exports', () => {
  const ready = {
    ...checked,
    id: 'e'.repeat(24),
    direction: 'export' as const,
    state: 'ready' as const,
    fileName: '权力事项-2026-11-25.xlsx',
    allowedActions: ['download' as const],
  }

  it('says what came of each, and offers files that are there', async () => {
    farSide({ 'GET /sheets/jobs': () => pageOf(checked, ready) })
    renderPage(<SheetsPage />, { role: 'catalog', at: '/sheets' })
    const row = (await screen.findByText('权责清单.xlsx')).closest('tr') as HTMLElement
    expect(row.textContent).toContain('新增 812，修改 20，没变 9，不能导入 3')
    expect(screen.getByRole('link', { name: `下载 ${ready.fileName}` }).getAttribute('href')).toBe(
      `/api/v1/sheets/jobs/${ready.id}/file`,
    )
  })

  it('offers an import only to who may import', async () => {
    farSide({ 'GET /sheets/jobs': () => pageOf(ready) })
    renderPage(<SheetsPage />, { role: 'handler', at: '/sheets' })
    await screen.findByText(ready.fileName)
    expect(screen.queryByRole('button', { name: '新建导入' })).toBeNull()
    expect(screen.getByRole('button', { name: '导出清单' })).toBeTruthy()
  })
})
