import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { farSide, refused, renderPage } from '../../../../test/render'
import { common, power, proposal } from '../../../../test/power-fixtures'
import { EditProposalPage, NewPowerPage, ProposePage } from './propose-pages'

function open(at: string, answers: Parameters<typeof farSide>[0] = {}) {
  const calls = farSide({ ...common, [`GET /powers/${power.id}`]: () => power, ...answers })
  const page = (
    <Routes>
      <Route path="/powers/new" element={<NewPowerPage />} />
      <Route path="/powers/:id/propose" element={<ProposePage />} />
      <Route path="/proposals/:id/edit" element={<EditProposalPage />} />
      <Route path="/proposals" element={<p>清单调整列表</p>} />
    </Routes>
  )
  return { calls, ...renderPage(page, { role: 'catalog', at }) }
}

const ADJUST = `/powers/${power.id}/propose?kind=adjust`
const submit = () => screen.getByRole<HTMLButtonElement>('button', { name: '提交审查' })
const promise = (days: string) =>
  fireEvent.change(screen.getByLabelText('承诺时限'), { target: { value: days } })
const basis = () =>
  fireEvent.change(screen.getByLabelText('依据（必填）'), { target: { value: '演政发〔2026〕3号第四条' } })

describe('the form of a change', () => {
  it('compares with the version in force as one writes', async () => {
    open(ADJUST)
    await screen.findByText(/没有差别/, { selector: '.small' })
    expect(submit().disabled).toBe(true)
    promise('7')
    const side = screen.getByRole('complementary', { name: '与现行版本比较' })
    const field = await within(side).findByRole('region', { name: '承诺时限' })
    expect(field.querySelector('ins')?.textContent).toBe('7')
  })

  it('keeps the draft, hands it in, and goes to the queue', async () => {
    const { calls, router } = open(ADJUST, {
      'POST /proposals': () => ({ ...proposal, version: 1 }),
      [`POST /proposals/${proposal.id}/submit`]: () => proposal,
    })
    await screen.findByLabelText('承诺时限')
    promise('7')
    basis()
    fireEvent.click(submit())
    await waitFor(() => expect(router.state.location.pathname).toBe('/proposals'))
    expect(calls.find((call) => call.at === 'POST /proposals')?.body).toMatchObject({
      kind: 'adjust',
      powerId: power.id,
      basis: { text: '演政发〔2026〕3号第四条', fileIds: [] },
      content: { promisedDays: 7, name: power.name },
    })
    expect(calls.find((call) => call.at.endsWith('/submit'))?.body).toEqual({ version: 1 })
  })

  it('changes the draft that was kept when handing it in failed, and proposes no second one', async () => {
    const { calls } = open(ADJUST, {
      'POST /proposals': () => ({ ...proposal, version: 1 }),
      [`POST /proposals/${proposal.id}/submit`]: () =>
        refused(422, 'power.required', '清单设置要求填写“救济渠道”。'),
      [`PUT /proposals/${proposal.id}`]: () => ({ ...proposal, version: 2 }),
    })
    await screen.findByLabelText('承诺时限')
    promise('7')
    basis()
    fireEvent.click(submit())
    expect(await screen.findByText('清单设置要求填写“救济渠道”。')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('救济渠道', { selector: 'textarea' }), {
      target: { value: '可以申请行政复议' },
    })
    fireEvent.click(submit())
    await waitFor(() =>
      expect(calls.find((call) => call.at === `PUT /proposals/${proposal.id}`)?.body).toMatchObject({
        version: 1,
        content: { remedies: '可以申请行政复议' },
      }),
    )
    expect(calls.filter((call) => call.at === 'POST /proposals')).toHaveLength(1)
  })

  it('sends nothing while something is wrong, and says how much', async () => {
    const { calls } = open(ADJUST)
    await screen.findByLabelText('承诺时限')
    promise('30')
    fireEvent.click(submit())
    expect(await screen.findByText('还有 2 处要改，已标在各项下面。')).toBeTruthy()
    expect(screen.getByText(/承诺不能长于法定/)).toBeTruthy()
    expect(calls.some((call) => call.at.startsWith('POST'))).toBe(false)
  })

  it('puts the server’s problem beside its row', async () => {
    const fields = [{ path: 'body.content.duties.1.content', rule: 'x', message: '责任内容最多 2000 字' }]
    open(ADJUST, { 'POST /proposals': () => refused(400, 'input.invalid', '有内容填写不对', { fields }) })
    await screen.findByLabelText('承诺时限')
    promise('7')
    basis()
    fireEvent.click(submit())
    expect(await screen.findByText('责任内容最多 2000 字')).toBeTruthy()
  })

  it('asks for standards of penalties only of 行政处罚', async () => {
    open(`/powers/${power.id}/propose?kind=adjust`, {
      [`GET /powers/${power.id}`]: () => ({ ...power, content: { ...power.content, type: '02' } }),
    })
    expect(await screen.findByRole('region', { name: '处罚标准' })).toBeTruthy()
  })

  it('asks for no content when a power is cancelled, and says what follows', async () => {
    open(`/powers/${power.id}/propose?kind=cancel`)
    expect(await screen.findByText(/不再收新件/)).toBeTruthy()
    expect(screen.queryByLabelText(/^事项名称/)).toBeNull()
  })

  it('takes the next number from the rule', async () => {
    open('/powers/new', { 'GET /catalog/next-code': () => ({ code: '01202600007' }) })
    const type = await screen.findByLabelText('事项类型（必填）')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '按规则取号' }).disabled).toBe(true)
    fireEvent.mouseDown(type)
    fireEvent.click(await screen.findByText('01 行政许可', { selector: '.ant-select-item-option-content' }))
    fireEvent.click(screen.getByRole('button', { name: '按规则取号' }))
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('实施编码（必填）').value).toBe('01202600007'),
    )
  })

  it('does not let a change be written that may not start', async () => {
    open(ADJUST, { [`GET /powers/${power.id}`]: () => ({ ...power, state: 'cancelled' }) })
    expect(await screen.findByText('现在不能调整')).toBeTruthy()
  })

  it('does not open for correction what is under review', async () => {
    open(`/proposals/${proposal.id}/edit`, { [`GET /proposals/${proposal.id}`]: () => proposal })
    expect(await screen.findByText('现在不能修改')).toBeTruthy()
  })
})
