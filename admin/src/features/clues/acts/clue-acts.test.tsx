import { CLUE_ALLOWED, type ClueAllowed } from '@mingdu/shared/clues/clues.rules'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { clue, clueAnswers, cluePath, clueRow } from '../../../../test/clue-fixtures'
import { idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { CluesPage } from '../clues-page'
import { ACT_FORMS, buttonsOf, type DialogAct } from './act-words'

const at = `/clues?open=${clue.id}`
const may = (...allowedActions: ClueAllowed[]): Clue => ({ ...clue, allowedActions })

async function press(name: string) {
  fireEvent.click(await screen.findByRole('button', { name }))
}

/** The button of the dialog is the last of its name. */
function confirm(name: string) {
  const button = screen.getAllByRole('button', { name }).at(-1)
  if (button) fireEvent.click(button)
}

async function choose(label: string, option: string) {
  fireEvent.mouseDown(await screen.findByLabelText(label))
  fireEvent.click(await screen.findByTitle(option))
}

it('has a form for every act that is done in one, and shows 退回重办 once', () => {
  const acts = Object.keys(CLUE_ALLOWED).filter((act) => !['triage', 'narrow', 'merge'].includes(act))
  expect(Object.keys(ACT_FORMS).sort()).toEqual(acts.sort())
  expect(buttonsOf(['callBack', 'redo'])).toEqual(['callBack'])
  expect(buttonsOf(['redo', 'narrow'])).toEqual(['redo'])
})

it('triages over the version that was seen, with what is public left out when it is empty', async () => {
  const path = `PUT ${cluePath}/triage`
  const calls = farSide({
    ...clueAnswers(may('triage')),
    'GET /accounts': () => pageOf(),
    [path]: () => may('triage'),
  })
  renderPage(<CluesPage />, { at })
  await press('研判')
  await screen.findByText(/从此看不到这条线索/)
  confirm('保存研判')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      ...{ version: 3, kind: 'conduct', priority: 'urgent', keywords: ['河道'], publicText: null },
      ...{ concernedOrgIds: [idOf('d')], concernedAccountIds: [], narrowing: '' },
    }),
  )
})

/** Takes the only unit it is about out of the choice. */
async function takeOut() {
  await press('研判')
  await screen.findByText(/从此看不到这条线索/)
  const chosen = await screen.findByTitle('区综合执法局')
  const remove = chosen.querySelector('.ant-select-selection-item-remove')
  if (remove) fireEvent.click(remove)
}

it('asks the 督查室主任 why somebody is taken out of whom it is about', async () => {
  const path = `PUT ${cluePath}/triage`
  const calls = farSide({
    ...clueAnswers(may('triage', 'narrow')),
    'GET /accounts': () => pageOf(),
    [path]: () => may('triage'),
  })
  renderPage(<CluesPage />, { role: 'supervisionHead', at })
  await takeOut()
  await screen.findByLabelText('为什么移出区综合执法局')
  confirm('保存研判')
  expect(await screen.findByText('请写明理由，至少 5 个字')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('为什么移出区综合执法局'), {
    target: { value: '核实与该单位无关' },
  })
  confirm('保存研判')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toMatchObject({
      ...{ concernedOrgIds: [], narrowing: '核实与该单位无关' },
    }),
  )
})

it('lets nobody else take somebody out', async () => {
  farSide({ ...clueAnswers(may('triage')), 'GET /accounts': () => pageOf() })
  renderPage(<CluesPage />, { at })
  await takeOut()
  expect(await screen.findByText(/只能由没有研判过这条线索的督查室主任/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存研判' }).disabled).toBe(true)
})

it('offers for 派单 the units the server names alone, and asks for one', async () => {
  const path = `POST ${cluePath}/dispatch`
  const calls = farSide({
    ...clueAnswers(may('dispatch')),
    [`GET ${cluePath}/targets`]: () => ({ items: [{ id: idOf('b'), name: '区水务局' }] }),
    [path]: () => may(),
  })
  renderPage(<CluesPage />, { at })
  await press('派单')
  await screen.findByLabelText('承办单位', { selector: '#orgId' })
  confirm('派单')
  expect(await screen.findByText('请选承办单位')).toBeTruthy()
  fireEvent.mouseDown(screen.getByLabelText('承办单位', { selector: '#orgId' }))
  fireEvent.click(await screen.findByTitle('区水务局'))
  fireEvent.click(screen.getByRole('checkbox', { name: '指定承办（不能退回）' }))
  confirm('派单')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      ...{ version: 3, orgId: idOf('b'), designated: true, note: '' },
    }),
  )
})

it('writes 办结, 解决 and 满意 apart', async () => {
  const path = `POST ${cluePath}/call-back`
  const calls = farSide({ ...clueAnswers(may('callBack', 'redo')), [path]: () => may() })
  renderPage(<CluesPage />, { at })
  await press('回访')
  fireEvent.click(await screen.findByRole('radio', { name: '没有解决' }))
  fireEvent.click(screen.getByRole('radio', { name: '联系上了' }))
  await choose('满意（他没有说的不选）', '满意')
  fireEvent.change(screen.getByLabelText('回访情况'), { target: { value: '垃圾还在，态度好' } })
  confirm('回访')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      ...{ version: 3, reached: true, resolution: 'unsolved', level: '2', note: '垃圾还在，态度好' },
    }),
  )
})

it('sends it back for another try instead of 办结', async () => {
  const path = `POST ${cluePath}/redo`
  const calls = farSide({ ...clueAnswers(may('callBack', 'redo')), [path]: () => may() })
  renderPage(<CluesPage />, { at })
  await press('回访')
  fireEvent.click(await screen.findByRole('radio', { name: '不办结，退回重办' }))
  await waitFor(() => expect(screen.queryByRole('radio', { name: '没有解决' })).toBeNull())
  fireEvent.change(screen.getByLabelText('回访情况'), { target: { value: '现场没有清理' } })
  confirm('回访')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 3, reason: '现场没有清理' }),
  )
})

const WORDED: [DialogAct, string, string, object][] = [
  ['decline', '理由', 'decline', { reason: '不属于督查范围' }],
  ['withdraw', '收回的理由', 'withdrawal', { reason: '不属于督查范围' }],
  ['giveBack', '退回的理由', 'return', { reason: '不属于督查范围', suggestedOrgId: null }],
  ['acceptBack', '意见（可不填）', 'return-decision', { accept: true, note: '不属于督查范围' }],
  ['refuseBack', '意见（可不填）', 'return-decision', { accept: false, note: '不属于督查范围' }],
  ['note', '核查情况', 'notes', { text: '不属于督查范围' }],
  ['answer', '答复', 'answer', { text: '不属于督查范围' }],
  ['reopen', '理由', 'reopening', { reason: '不属于督查范围' }],
  ['askOpening', '理由和用途', 'openings', { reason: '不属于督查范围' }],
]

it.each(WORDED)('does %s with its words', async (act, label, tail, body) => {
  const path = `POST ${cluePath}/${tail}`
  const calls = farSide({ ...clueAnswers(may(act)), [path]: () => may() })
  renderPage(<CluesPage />, { at })
  await press(CLUE_ALLOWED[act])
  fireEvent.change(await screen.findByLabelText(label), { target: { value: '不属于督查范围' } })
  confirm(CLUE_ALLOWED[act])
  await waitFor(() => expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 3, ...body }))
})

it('decides on an opening with what was asked before the eyes', async () => {
  const path = `POST ${cluePath}/opening-decision`
  const asked = {
    ...{ id: idOf('5'), askedBy: { id: idOf('6'), name: '督查员二' }, office: '区督查室', note: '' },
    ...{ reason: '电话核实地点', askedAt: '2026-11-24T01:00:00.000Z', state: 'asked' as const },
    ...{ decidedBy: null, decidedAt: null, openedAt: [] },
  }
  const calls = farSide({
    ...clueAnswers({ ...may('decideOpening'), openings: [asked] }),
    [path]: () => may(),
  })
  renderPage(<CluesPage />, { role: 'supervisionHead', at })
  await press('审批查看实名')
  expect(await screen.findByText(/区督查室 督查员二申请，用途：电话核实地点/)).toBeTruthy()
  confirm('审批查看实名')
  expect(await screen.findByText('请选同意或不同意')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '不同意' }))
  confirm('审批查看实名')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 3, approve: false, note: '' }),
  )
})

it('merges into one of the list, after a word on what follows', async () => {
  const path = `POST ${cluePath}/merger`
  const other = { ...clueRow, id: idOf('4'), no: '223456789016', excerpt: '河边垃圾没人管' }
  const calls = farSide({
    ...clueAnswers(may('triage', 'merge')),
    [`GET ${cluePath}/similar`]: () => ({ items: [other] }),
    [path]: () => may(),
  })
  renderPage(<CluesPage />, { at })
  await press('并入相近线索')
  await press('并入线索 223456789016')
  expect(await screen.findByText(/不能撤销/)).toBeTruthy()
  confirm('并入')
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 3, intoId: idOf('4') }),
  )
})

it('keeps the dialog open and says why an act was refused', async () => {
  const path = `POST ${cluePath}/signature`
  const why = '这条线索现在是“已办结”，不能签收。'
  farSide({ ...clueAnswers(may('sign')), [path]: () => refused(422, 'clue.state', why) })
  renderPage(<CluesPage />, { role: 'handler', at })
  await press('签收')
  await screen.findByText(/以您的名义签收/)
  confirm('签收')
  expect(await screen.findByText(why)).toBeTruthy()
})
