import { stepLeftText, stepLight } from '@mingdu/shared/cases/joint.light'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { caseWith } from '../../../../test/case-fixtures'
import { common, idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CaseJoint } from './case-joint'
import { CaseStepsPage } from './case-steps-page'

const one = caseWith({ state: 'reviewing', mayAskJoint: true, openSteps: 1, due: '2026-12-04' })
const stepWith = (more: Partial<JointStep> = {}): JointStep => ({
  ...{ id: idOf('5'), version: 2, n: 1, case: { id: one.id, no: one.no, title: one.title } },
  ...{ from: { id: idOf('b'), name: '区水务局' }, org: { id: idOf('e'), name: '区林业局' } },
  ...{ what: '林地是否占用', days: 5, startedOn: '2026-11-24', due: '2026-12-01', tentative: false },
  ...{ state: 'todo', remaining: 4, late: false, handler: null, opinion: '', files: [] },
  ...{ answeredAt: null, allowedActs: ['take', 'answer'] },
  ...more,
})
const step = stepWith()
const answered = stepWith({
  ...{ state: 'done', remaining: null, opinion: '不占用林地', answeredAt: '2026-11-25T02:00:00.000Z' },
  ...{ handler: { id: idOf('f'), name: '演示·林业审查' }, allowedActs: [] },
})
const stepsOf = `GET /cases/${one.id}/steps`
const take = `POST /cases/${one.id}/steps/1/take`
const answer = `POST /cases/${one.id}/steps/1/answer`

describe('the page of who is asked', () => {
  const page = (more: Parameters<typeof farSide>[0] = {}, at = '/case-steps') => {
    const calls = farSide({
      ...common,
      'GET /case-steps': () => pageOf(step),
      [`GET /case-steps/${step.id}`]: () => step,
      ...more,
    })
    return { calls, ...renderPage(<CaseStepsPage />, { role: 'reviewer', at }) }
  }

  it('shows what waits for an answer, and everything when that is asked for', async () => {
    const { calls, router } = page()
    expect(await screen.findByText('林地是否占用')).toBeTruthy()
    const asked = () => calls.filter(({ at }) => at === 'GET /case-steps').at(-1)?.url.searchParams
    expect(asked()?.get('open')).toBe('true')
    fireEvent.click(screen.getByText('全部', { selector: '.ant-segmented-item-label' }))
    await waitFor(() => expect(asked()?.has('open')).toBe(false))
    expect(router.state.location.search).toBe('?all=1')
  })

  it('says what will be there when nothing waits', async () => {
    page({ 'GET /case-steps': () => pageOf() })
    expect(await screen.findByText('没有等答复的联办')).toBeTruthy()
  })

  it('opens the step of a message by the address, and is taken', async () => {
    const { calls } = page({ [take]: () => step }, `/case-steps?open=${step.id}`)
    fireEvent.click(await screen.findByRole('button', { name: '认领联办' }))
    await waitFor(() =>
      expect(calls.filter(({ at }) => at === take).map(({ body }) => body)).toEqual([{ version: 2 }]),
    )
  })

  it('answers with an opinion only, and keeps it when the server refuses', async () => {
    const message = '这项联办由演示·林业审查办理，不能代为答复。需要时请先认领。'
    const { calls } = page(
      { [answer]: () => refused(403, 'case.step-handler', message) },
      `/case-steps?open=${step.id}`,
    )
    fireEvent.click(await screen.findByRole('button', { name: '答复联办' }))
    const send = () => fireEvent.click(screen.getByRole('button', { name: '答复' }))
    send()
    expect(screen.getByText('请写意见，至少 2 个字')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('意见'), { target: { value: '不占用林地' } })
    send()
    expect(await screen.findByText(message)).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('意见').value).toBe('不占用林地')
    expect(calls.find(({ at }) => at === answer)?.body).toEqual({
      ...{ version: 2, outcome: 'done', opinion: '不占用林地', fileIds: [] },
    })
  })

  it('says that a step of another unit is not there', async () => {
    const message = '没有找到，或您不能看。'
    const missing = idOf('9')
    page(
      { [`GET /case-steps/${missing}`]: () => refused(404, 'record.missing', message) },
      `/case-steps?open=${missing}`,
    )
    expect(await screen.findByText(message)).toBeTruthy()
  })
})

describe('the tab of who asks', () => {
  const tab = (items: JointStep[], more: Parameters<typeof farSide>[0] = {}, of = one) => {
    const calls = farSide({
      ...common,
      [stepsOf]: () => ({ items }),
      ...more,
    })
    renderPage(<CaseJoint one={of} />, { role: 'reviewer' })
    return calls
  }

  it('shows whom it asked, how long they have, and what they answered', async () => {
    tab([step, { ...answered, id: idOf('6'), n: 2 }])
    expect(await screen.findByText('2 项，1 项等答复')).toBeTruthy()
    expect(screen.getByText('正常 · 剩 4 个工作日')).toBeTruthy()
    expect(screen.getByText('不占用林地')).toBeTruthy()
    expect(screen.getByText('按期答复')).toBeTruthy()
  })

  it('asks units only once each row is whole, over the version that was seen', async () => {
    const calls = tab([], { [`POST /cases/${one.id}/joint`]: () => one })
    fireEvent.click(await screen.findByRole('button', { name: '发起联办' }))
    const send = () =>
      fireEvent.click(screen.getAllByRole('button', { name: '发起联办' }).at(-1) as HTMLElement)
    send()
    expect(screen.getByText('请选单位；请写要对方办什么，至少 2 个字')).toBeTruthy()
    fireEvent.mouseDown(screen.getByLabelText('第 1 项：请哪个单位'))
    fireEvent.click(await screen.findByText('区综合执法局'))
    expect(screen.queryByText('区水务局')).toBeNull()
    fireEvent.change(screen.getByLabelText('第 1 项：请对方办什么'), { target: { value: '林地是否占用' } })
    send()
    await waitFor(() =>
      expect(calls.find(({ at }) => at === `POST /cases/${one.id}/joint`)?.body).toEqual({
        version: 3,
        steps: [{ orgId: idOf('d'), what: '林地是否占用', days: 5 }],
      }),
    )
  })

  it('offers nothing to who may not ask', async () => {
    tab([], {}, caseWith({ mayAskJoint: false }))
    expect(await screen.findByText('没有联办')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '发起联办' })).toBeNull()
  })
})

it.each([
  [{ remaining: 4, state: 'todo', late: false }, 'green', '正常 · 剩 4 个工作日'],
  [{ remaining: 1, state: 'doing', late: false }, 'yellow', expect.stringContaining('1 个工作日')],
  [{ remaining: -2, state: 'doing', late: true }, 'red', '超期 2 个工作日'],
  [{ remaining: null, state: 'done', late: true }, null, '超期答复'],
  [{ remaining: null, state: 'cancelled', late: false }, null, '不再计时'],
] as const)('says in light and words how a step stands: %j', (of, light, text) => {
  expect([stepLight(of), stepLeftText(of)]).toEqual([light, text])
})
