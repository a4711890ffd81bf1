import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { common, idOf, pageOf, power, proposal } from '../../../test/power-fixtures'
import { ProposalsPage } from './proposals-page'

const ONE = `/proposals/${proposal.id}`
const second = { ...proposal, id: idOf('8'), no: '清单调整〔2026〕0008', version: 1 }

function open(at: string, answers: Parameters<typeof farSide>[0] = {}) {
  const calls = farSide({
    ...common,
    'GET /proposals': () => pageOf(proposal, second),
    [`GET ${ONE}`]: () => proposal,
    [`GET /powers/${power.id}`]: () => power,
    ...answers,
  })
  renderPage(<ProposalsPage />, { role: 'catalog', at })
  return calls
}

const openDrawer = (answers: Parameters<typeof farSide>[0] = {}) =>
  open(`/proposals?open=${proposal.id}`, answers)

async function dialogCalled(title: string): Promise<HTMLElement> {
  const dialog = (await screen.findByText(title)).closest<HTMLElement>('[role=dialog]')
  if (!dialog) throw new Error(`${title} is no dialog`)
  return dialog
}

describe('the queue of changes', () => {
  it('begins with what waits for the reader', async () => {
    const calls = open('/proposals')
    await waitFor(() => expect(calls.some((call) => call.at === 'GET /proposals')).toBe(true))
    expect(calls.find((call) => call.at === 'GET /proposals')?.url.searchParams.get('view')).toBe('todo')
    fireEvent.click(screen.getByRole('tab', { name: '全部' }))
    await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('view')).toBe('all'))
  })

  it('shows before and after to the character, the impact, and where it stands', async () => {
    openDrawer()
    const field = await screen.findByRole('region', { name: '承诺时限' })
    expect(field.querySelector('del')?.textContent).toBe('10')
    expect(field.querySelector('ins')?.textContent).toBe('7')
    expect(screen.getByText(proposal.impact[0]!)).toBeTruthy()
    expect(screen.getByText('编办审核', { selector: '[aria-current=step]' })).toBeTruthy()
    expect(await screen.findByText('v2 现行')).toBeTruthy()
  })

  it('points at what looks like a cancelled power under another name', async () => {
    const resembles = { id: idOf('2'), code: '演0110000001', name: '水土保持方案核准' }
    openDrawer({ [`GET ${ONE}`]: () => ({ ...proposal, resembles }) })
    expect(await screen.findByText('疑似明减暗增', { selector: 'p' })).toBeTruthy()
    expect(screen.getByRole('link', { name: '水土保持方案核准' })).toBeTruthy()
  })

  it('offers only the acts that came with the record', async () => {
    openDrawer({ [`GET ${ONE}`]: () => ({ ...proposal, allowedActions: [] }) })
    await screen.findByRole('region', { name: '承诺时限' })
    expect(screen.queryByRole('button', { name: '审核通过' })).toBeNull()
    expect(screen.queryByRole('button', { name: '退回修改' })).toBeNull()
  })

  it('passes with the number of the paper, over the version that was seen', async () => {
    const calls = openDrawer({ [`POST ${ONE}/review`]: () => proposal })
    fireEvent.click(await screen.findByRole('button', { name: '审核通过' }))
    fireEvent.change(screen.getByLabelText('文号（可不填）'), { target: { value: '演编审〔2026〕9号' } })
    fireEvent.click(screen.getByRole('button', { name: '通过' }))
    await waitFor(() =>
      expect(calls.find((call) => call.at === `POST ${ONE}/review`)?.body).toEqual({
        version: 4,
        decision: 'pass',
        note: '',
        documentNo: '演编审〔2026〕9号',
      }),
    )
  })

  it('does not send a return without a reason', async () => {
    const calls = openDrawer({ [`POST ${ONE}/review`]: () => proposal })
    fireEvent.click(await screen.findByRole('button', { name: '退回修改' }))
    fireEvent.click(await screen.findByRole('button', { name: '退回' }))
    expect(await screen.findByText('请写明退回原因，至少 2 个字')).toBeTruthy()
    expect(calls.some((call) => call.at.startsWith('POST'))).toBe(false)
  })

  it('names what publishing leads to, and shows a refusal where it was asked', async () => {
    openDrawer({
      [`GET ${ONE}`]: () => ({ ...proposal, kind: 'cancel', state: 'ready', allowedActions: ['publish'] }),
      [`POST ${ONE}/publish`]: () =>
        refused(422, 'proposal.effective', '生效日 2026-12-15 早于 2026-12-20，请改到这一天或之后。'),
    })
    fireEvent.click(await screen.findByRole('button', { name: '公布' }))
    const dialog = await dialogCalled(`公布：${proposal.no}`)
    expect(within(dialog).getByText(/不再收新件/)).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: '公布' }))
    expect(await within(dialog).findByText(/早于 2026-12-20/)).toBeTruthy()
  })

  it('passes many at once, each with its answer', async () => {
    const rows = [
      { id: proposal.id, name: '甲', done: true, message: '', proposalId: null },
      { id: second.id, name: '乙', done: false, message: '提出人不能审查自己的调整。', proposalId: null },
    ]
    const calls = open('/proposals', {
      'POST /proposals/batch-review': () => ({ rows, done: 1, refused: 1 }),
    })
    fireEvent.click(await screen.findByLabelText('选择本页全部'))
    fireEvent.click(screen.getByRole('button', { name: '通过' }))
    const dialog = await dialogCalled('通过 2 件')
    fireEvent.click(within(dialog).getByRole('button', { name: '通过' }))
    expect(await screen.findByText('提出人不能审查自己的调整。')).toBeTruthy()
    expect(calls.find((call) => call.at.endsWith('batch-review'))?.body).toMatchObject({
      items: [
        { id: proposal.id, version: 4 },
        { id: second.id, version: 1 },
      ],
      decision: 'pass',
    })
  })
})
