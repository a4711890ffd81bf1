import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, Refusing, serverAnswers } from '../../../test/phone'
import { pageOf, toDecide, type Decision } from '../../components/decisions/decisions'
import ActPage from './act/index'
import DecisionsPage from './decisions/index'
import MatterPage from './detail/index'
import InstructionPage from './instruction/index'
import InstructionsPage from './instructions/index'
import WritePage from './write/index'

const person = (id: string, name: string) => ({ id, name })
const leaf = {
  ...{
    id: 'k1',
    leaf: true,
    title: '清水河段',
    org: person('o1', '区水务局'),
    state: 'done',
    light: 'green',
  },
  clock: { due: '2026-11-30', tentative: false, remaining: 3, limitWorkdays: 15 },
  ...{ quantity: null, progress: { verified: 10000, claimed: 10000, planned: 8000 } },
}
const matter = {
  ...{
    id: 'm1',
    version: 7,
    no: '演督〔2026〕1号',
    title: '河道整改清零',
    category: 'special',
    state: 'completed',
  },
  ...{ basis: { kind: 'minutes', text: '会议纪要' }, basisFiles: [], relapses: 1, light: 'green', note: '' },
  ...{
    leadOrg: person('o1', '区水务局'),
    supervisor: person('s1', '督查员一'),
    due: '2026-12-18',
    tree: [leaf],
  },
  ...{ progress: leaf.progress, tasks: { total: 1, done: 1, red: 0, yellow: 0 }, history: [] },
  closing: {
    applied: { by: person('p1', '水务经办'), at: '2026-11-24T01:00:00.000Z', note: '自查属实', files: [] },
    reviewed: { by: person('p2', '水务局长'), at: '2026-11-24T02:00:00.000Z', note: '同意', files: [] },
    verified: {
      ...{ by: person('s1', '督查员一'), at: '2026-11-24T03:00:00.000Z', note: '现场看过', files: [] },
      method: 'onSite',
    },
    ...{ approved: null, notice: null, closed: null },
  },
  allowedActions: ['approveClose', 'sendBack'],
}
const instruction = {
  ...{ id: 'i1', version: 3, no: '演督批〔2026〕3号', leader: person('l1', '区领导'), on: '2026-11-20' },
  ...{
    text: '河道问题要限期清零',
    state: 'reported',
    files: [],
    writtenBy: person('l1', '区领导'),
    followedBy: person('l1', '区领导'),
    history: [],
  },
  matters: [{ id: 'm1', no: matter.no, title: matter.title, state: 'completed' }],
  reports: [{ text: '已全部清零', files: [], by: '督查员一', at: '2026-11-24T01:00:00.000Z' }],
  allowedActs: ['markRead', 'repeat'],
}
const me = (roles: string[]) => ({
  ...{ id: 'l1', name: '区领导', today: '2026-11-25', unread: 0, org: person('r1', '清水区'), roles },
  permissions: ['instruction.write', 'instruction.read', 'matter.read'],
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
})
const decision = (kind: string, target: { kind: string; id: string }) =>
  ({
    ...{ kind, kindName: '批准销号', title: '河道整改清零', orgName: '区水务局', reason: '核验通过' },
    ...{ due: null, action: '批准', target },
  }) as unknown as Decision
const posts = () => asked().filter(({ method }) => method === 'POST')
const yes = (container: HTMLElement) => fireEvent.click(container.querySelector('.sheet__yes') as Element)
const write = (selector: string, value: string) =>
  fireEvent.input(document.querySelector(selector) as Element, { target: { value } })
const unasked = { version: 0, concerned: 0, sender: false, rounds: [], stops: '' }
const round = (state: string, unsolved: number) => ({
  ...{ id: 'r1', round: 'closing', state, opensOn: '2026-11-20', until: '2026-11-26' },
  tally: { asked: 5, answered: 4, solved: 4 - unsolved, half: 0, unsolved },
})
const UNSOLVED = '群众核验有 4 人回答，2 人说没解决，超过规则里的比例，不能销号。请退回整改。'
const asking = {
  ...{ ...unasked, concerned: 5, rounds: [round('asking', 0)] },
  stops: '群众核验到 2026-11-26 截止，还有人没有回答。请截止后再批准销号。',
}
const unsolved = { ...unasked, concerned: 5, rounds: [round('stopped', 2)], stops: UNSOLVED }
const isOff = (selector: string) => document.querySelector(selector)?.classList.contains('tap--off')
let storage: Map<string, string>

function answers(roles: string[] = ['leader'], confirmations: object = unasked) {
  serverAnswers({
    '/me': me(roles),
    '/matters/m1': matter,
    '/matters/m1/confirmations': confirmations,
    '/matters/m1/approve-close': matter,
    '/matters/m1/send-back': matter,
    '/instructions': roles.includes('leader')
      ? { items: [{ ...instruction, matters: 1 }], nextCursor: null, total: 1 }
      : instruction,
    '/instructions/i1': instruction,
    '/instructions/i1/mark-read': { ...instruction, state: 'read', allowedActs: ['repeat'] },
    '/instructions/i1/repeat': { ...instruction, state: 'inHand', allowedActs: [] },
    '/accounts': { items: [{ id: 'l1', name: '区领导', title: '副区长' }], nextCursor: null, total: 1 },
    '/dashboard': {
      today: '2026-11-25',
      decisions: [
        decision('approveClose', { kind: 'matter', id: 'm1' }),
        decision('verify', { kind: 'verification', id: 'x' }),
        decision('conclusion', { kind: 'conclusion', id: 'c1' }),
      ],
    },
  })
}

beforeEach(() => {
  storage = phoneStorage()
  storage.set('mingdu.session', 't1')
  openedWith({})
  answers()
})

describe('what waits for a word', () => {
  it('is each led to where it is decided, and what the phone has no page for says so', async () => {
    render(<DecisionsPage />)
    expect(await screen.findAllByText('河道整改清零')).toHaveLength(2)
    expect(screen.getByText('请在电脑上办。')).toBeTruthy()
    fireEvent.click(screen.getAllByText('河道整改清零')[0] as Element)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/matters/detail/index?id=m1' })
  })

  it('leaves out what stands in the lists of tasks and reports', () => {
    const kinds = ['sign', 'report', 'overdue', 'verify', 'return', 'instruction'].map((kind) =>
      decision(kind, { kind: 'task', id: 't1' }),
    )
    expect(toDecide(kinds).map(({ kind }) => kind)).toEqual(['return', 'instruction'])
    expect(pageOf(decision('extension', { kind: 'task', id: 't1' }))).toEqual({
      path: '/features/tasks/act/index',
      query: { id: 't1', act: 'decideExtension' },
    })
  })
})

it('shows the steps of 销号 with who took them, and which one waits', async () => {
  openedWith({ id: 'm1' })
  render(<MatterPage />)
  expect(await screen.findByText('现场核验')).toBeTruthy()
  expect(screen.getByText('等待办理')).toBeTruthy()
  expect(screen.getByText(/反弹 1 次/)).toBeTruthy()
  fireEvent.click(screen.getByText('批准销号'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({
    url: '/features/matters/act/index?id=m1&act=approveClose',
  })
})

describe('a step of 销号', () => {
  it('is approved with its outcome, asked once more before it is taken', async () => {
    openedWith({ id: 'm1', act: 'approveClose' })
    const { container } = render(<ActPage />)
    fireEvent.click(await screen.findByText('转长期坚持'))
    fireEvent.click(screen.getByText('批准'))
    expect(screen.getByText('请写清楚，至少 2 个字')).toBeTruthy()
    write('.matter-note__in', '同意')
    fireEvent.click(screen.getByText('批准'))
    expect(posts()).toEqual([])
    yes(container)
    expect(await screen.findByText('已批准，有关单位收到了消息。')).toBeTruthy()
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ version: 7, note: '同意', outcome: 'longTerm' })
    expect([...storage.keys()].filter((key) => key.startsWith('mingdu.matter-act'))).toEqual([])
  })

  it('is sent back with what is to be done again', async () => {
    openedWith({ id: 'm1', act: 'sendBack' })
    const { container } = render(<ActPage />)
    fireEvent.click(await screen.findByText('清水河段（区水务局）'))
    write('.matter-note__in', '左岸又有堆放')
    fireEvent.click(screen.getByText('退回整改'))
    yes(container)
    await waitFor(() => expect(posts()).toHaveLength(1))
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({
      ...{ version: 7, note: '左岸又有堆放', tasks: [{ taskId: 'k1', days: 15, left: 0 }] },
    })
  })

  it('that is not this person’s is not offered', async () => {
    openedWith({ id: 'm1', act: 'firstReview' })
    render(<ActPage />)
    expect(await screen.findByText('现在不用办')).toBeTruthy()
  })
})

describe('群众核验 before 销号 is approved', () => {
  it('says on the matter why it cannot be now, and holds the button back', async () => {
    answers(['leader'], unsolved)
    openedWith({ id: 'm1' })
    render(<MatterPage />)
    expect(await screen.findByText(`现在不能批准销号：${UNSOLVED}`)).toBeTruthy()
    expect(isOff('.matter-act-approveClose')).toBe(true)
    fireEvent.click(screen.getByText('批准销号'))
    expect(Taro.navigateTo).not.toHaveBeenCalled()
    expect(isOff('.matter-act-sendBack')).toBe(false)
  })

  it('that those concerned do not take for solved stops the step, and leads to 退回整改', async () => {
    answers(['leader'], unsolved)
    openedWith({ id: 'm1', act: 'approveClose' })
    render(<ActPage />)
    expect(await screen.findByText('5 人，4 人回答：已解决 2，解决一半 0，没解决 2')).toBeTruthy()
    expect(isOff('.matter-go')).toBe(true)
    write('.matter-note__in', '同意')
    fireEvent.click(screen.getByText('批准'))
    expect(document.querySelector('.sheet__yes')).toBeNull()
    fireEvent.click(screen.getByText('去退回整改'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/matters/act/index?id=m1&act=sendBack' })
  })

  it('that is still asked says until when, and leads nowhere else', async () => {
    answers(['leader'], asking)
    openedWith({ id: 'm1', act: 'approveClose' })
    render(<ActPage />)
    expect(await screen.findByText(/请截止后再批准销号/)).toBeTruthy()
    expect(isOff('.matter-go')).toBe(true)
    expect(screen.queryByText('去退回整改')).toBeNull()
  })

  it('stops no other step', async () => {
    answers(['leader'], unsolved)
    openedWith({ id: 'm1', act: 'sendBack' })
    render(<ActPage />)
    await screen.findByText('清水河段（区水务局）')
    expect(isOff('.matter-go')).toBe(false)
    expect(asked().some(({ url }) => url.includes('/confirmations'))).toBe(false)
  })

  it('that cannot be read says so and stops nothing: the server has the last word', async () => {
    answers(['leader'], new Refusing(500, { code: 'server.error', message: '系统出了问题', requestId: 'r1' }))
    openedWith({ id: 'm1', act: 'approveClose' })
    render(<ActPage />)
    expect(await screen.findByText(/群众核验没有取到/)).toBeTruthy()
    expect(isOff('.matter-go')).toBe(false)
    answers(['leader'], asking)
    fireEvent.click(screen.getByText('再取一次'))
    expect(await screen.findByText(/请截止后再批准销号/)).toBeTruthy()
    expect(isOff('.matter-go')).toBe(true)
  })
})

describe('批示', () => {
  it('are listed, and one leads to its matters and results', async () => {
    render(<InstructionsPage />)
    fireEvent.click(await screen.findByText('河道问题要限期清零'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/matters/instruction/index?id=i1' })
    fireEvent.click(screen.getByText('写批示'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/matters/write/index' })
  })

  it('is marked as read without a word, and written again with some', async () => {
    openedWith({ id: 'i1' })
    const { container } = render(<InstructionPage />)
    fireEvent.click(await screen.findByText('再批示'))
    expect(screen.getByText('请写清楚，至少 5 个字')).toBeTruthy()
    fireEvent.click(container.querySelector('.answer-markRead') as Element)
    yes(container)
    await waitFor(() => expect(posts()[0]?.url).toContain('/instructions/i1/mark-read'))
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ version: 3 })
  })

  it('of a leader goes without a photo and names nobody else', async () => {
    const { container } = render(<WritePage />)
    await screen.findByText('批示内容')
    expect(screen.queryByText('哪位领导批示')).toBeNull()
    write('.write-text__in', '请督查室跟进河道问题')
    fireEvent.click(screen.getByText('提交批示'))
    yes(container)
    await waitFor(() => expect(posts()).toHaveLength(1))
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({
      ...{ leaderId: null, on: '2026-11-25', text: '请督查室跟进河道问题', fileIds: [] },
    })
  })
})
