import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { common, idOf, pageOf, power, row } from '../../../test/power-fixtures'
import { PowersPage } from './powers-page'

const other = { ...row, id: idOf('2'), name: '河道采砂许可', code: '演0110046200' }
const proposed = {
  ...row,
  id: idOf('3'),
  name: '取水许可',
  openProposal: { id: idOf('e'), kind: 'adjust' as const },
}
const stats = {
  asOf: '2026-11-25',
  total: 61,
  duties: 402,
  states: [{ state: 'inForce', count: 60 }],
  kinds: [{ kind: 'keep', count: 40 }],
  types: [],
  orgs: [],
  month: [{ kind: 'adjust', count: 3 }],
}

function open(at: string, answers: Parameters<typeof farSide>[0] = {}) {
  const calls = farSide({
    ...common,
    'GET /powers': () => pageOf(row, other, proposed),
    'GET /powers/stats': () => stats,
    'GET /powers/orgs': () => ({ items: [{ org: row.org, count: 61 }] }),
    [`GET /powers/${row.id}`]: () => power,
    [`GET /powers/${other.id}`]: () => ({
      ...power,
      ...other,
      content: { ...power.content, name: other.name },
    }),
    ...answers,
  })
  const view = renderPage(<PowersPage renderProposal={(id) => <p>比较 {id}</p>} />, { role: 'catalog', at })
  return { calls, ...view }
}

const lists = (calls: ReturnType<typeof farSide>) => calls.filter((call) => call.at === 'GET /powers')

describe('the list of powers', () => {
  it('shows what is proposed instead of the state, and opens it beside the list', async () => {
    open('/powers')
    fireEvent.click(await screen.findByRole('button', { name: '拟调整' }))
    expect(await screen.findByText(`比较 ${idOf('e')}`)).toBeTruthy()
  })

  it('asks for the list of a day, and says loudly that it is not today’s', async () => {
    const { calls } = open('/powers?asOf=2026-03-01')
    expect(await screen.findByText('2026-03-01', { selector: 'b' })).toBeTruthy()
    expect(lists(calls)[0]?.url.searchParams.get('asOf')).toBe('2026-03-01')
    fireEvent.click(screen.getByRole('button', { name: '回到今天' }))
    await waitFor(() => expect(lists(calls).at(-1)?.url.searchParams.get('asOf')).toBeNull())
  })

  it('narrows the list by the unit of the tree and by a figure of the strip', async () => {
    const { calls } = open('/powers')
    fireEvent.click(await screen.findByRole('treeitem', { name: /区水务局/ }))
    fireEvent.click(await screen.findByRole('button', { name: /^保留 40/ }))
    await waitFor(() => {
      const query = lists(calls).at(-1)?.url.searchParams
      expect([query?.get('orgId'), query?.get('kind')]).toEqual([idOf('b'), 'keep'])
    })
  })

  it('compares exactly two', async () => {
    open('/powers')
    fireEvent.click(await screen.findByLabelText(`选择 ${row.name}`))
    const bar = screen.getByRole('region', { name: '对已选各项的操作' })
    const compare = () => within(bar).getByRole<HTMLButtonElement>('button', { name: '比较' })
    expect(compare().disabled).toBe(true)
    fireEvent.click(screen.getByLabelText(`选择 ${other.name}`))
    fireEvent.click(compare())
    const aside = await screen.findByRole('complementary', { name: '事项比较' })
    expect(await within(aside).findByText('事项名称')).toBeTruthy()
  })

  it('proposes the same change for many and says of each what became of it', async () => {
    const rows = [
      { id: row.id, name: row.name, done: true, message: '', proposalId: idOf('e') },
      {
        id: other.id,
        name: other.name,
        done: false,
        message: '已有一件调整在办，办完再提。',
        proposalId: null,
      },
    ]
    const { calls } = open('/powers', { 'POST /proposals/batch': () => ({ rows, done: 1, refused: 1 }) })
    fireEvent.click(await screen.findByLabelText(`选择 ${row.name}`))
    fireEvent.click(screen.getByLabelText(`选择 ${other.name}`))
    fireEvent.click(screen.getByRole('button', { name: '提出调整' }))
    fireEvent.change(await screen.findByLabelText('调整依据'), { target: { value: '演编发〔2026〕12号' } })
    fireEvent.change(screen.getByLabelText('承诺时限'), { target: { value: '7' } })
    fireEvent.click(screen.getByRole('button', { name: '提出' }))
    expect(await screen.findByText('已有一件调整在办，办完再提。')).toBeTruthy()
    expect(calls.find((call) => call.at === 'POST /proposals/batch')?.body).toEqual({
      powerIds: [row.id, other.id],
      kind: 'adjust',
      basis: { text: '演编发〔2026〕12号', fileIds: [] },
      effectiveOn: null,
      set: { promisedDays: 7 },
    })
  })

  it('has the server write what the conditions select', async () => {
    const { calls } = open('/powers?type=01&sort=changed', {
      'POST /sheets/exports': () => ({
        id: idOf('9'),
        state: 'ready',
        progress: { done: 3, total: 3 },
        fileName: '清单.xlsx',
      }),
      [`GET /sheets/jobs/${idOf('9')}`]: () => ({
        id: idOf('9'),
        state: 'ready',
        progress: { done: 3, total: 3 },
        fileName: '清单.xlsx',
      }),
    })
    await screen.findByText(row.name)
    fireEvent.click(screen.getByRole('button', { name: '导出' }))
    fireEvent.click(await screen.findByRole('button', { name: '开始导出' }))
    expect(await screen.findByRole('link', { name: /下载 清单.xlsx/ })).toBeTruthy()
    expect(calls.find((call) => call.at === 'POST /sheets/exports')?.body).toEqual({
      kind: 'powers',
      format: 'xlsx',
      filter: { type: '01' },
    })
  })

  it('shows duties by stage and says which have no basis', async () => {
    open(`/powers?open=${row.id}`)
    fireEvent.click(await screen.findByRole('tab', { name: /^责任\s*2/ }))
    const stage = screen.getByRole('region', { name: '审查' })
    expect(within(stage).getByText('没有写依据')).toBeTruthy()
  })

  it('opens the comparison of a version with the one before it', async () => {
    const { calls } = open(`/powers?open=${row.id}`, {
      [`GET /powers/${row.id}/diff`]: () => ({ from: power.versions[1], to: power.versions[0], fields: [] }),
    })
    fireEvent.click(await screen.findByRole('tab', { name: /^版本\s*2/ }))
    fireEvent.click(screen.getByRole('button', { name: '与 v1 比较' }))
    expect(await screen.findByText('没有差别。')).toBeTruthy()
    const asked = calls.find((call) => call.at.endsWith('/diff'))?.url.search
    expect(asked).toBe('?from=1&to=2')
  })

  it('says why there is nothing, and what to do', async () => {
    open('/powers', { 'GET /powers': () => pageOf() })
    expect(await screen.findByText('清单还是空的')).toBeTruthy()
  })
})
