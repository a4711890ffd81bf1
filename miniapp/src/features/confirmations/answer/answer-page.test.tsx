import type { Asked } from '@mingdu/shared/confirmations/confirmations.api'
import { fireEvent, render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, Refusing, serverAnswers } from '../../../../test/phone'
import ConfirmPage from './index'

const TOKEN = 'ABCDEFGH2345'
const PATH = `/public/confirmations/${TOKEN}`
const question: Asked = {
  ...{ no: '演督〔2026〕7号', title: '积水点整治', leadOrg: '区水务局', result: '五处都已整治' },
  ...{ office: '区督查室', phone: '0550-3038001', round: 'closing', until: '2026-11-15' },
  ...{ standing: 'open', answer: null, words: '' },
}

beforeEach(() => {
  phoneStorage()
  openedWith({ t: TOKEN })
})

it('says what is asked about and what was done, and takes one tap for an answer', async () => {
  serverAnswers({ [PATH]: question })
  render(<ConfirmPage />)
  for (const text of ['积水点整治', '五处都已整治', '区水务局'])
    expect(await screen.findByText(text)).toBeTruthy()
  serverAnswers({ [PATH]: { ...question, answer: 'unsolved' } })
  fireEvent.click(screen.getByText('没解决'))
  expect(await screen.findByText('谢谢，已收到：没解决')).toBeTruthy()
  expect(screen.getByText('要退回去接着办', { exact: false })).toBeTruthy()
  const sent = asked().at(-1)
  expect([sent?.method, JSON.parse(sent?.data ?? '{}')]).toEqual(['POST', { answer: 'unsolved', words: '' }])
})

it('shows what was answered before, and lets words be added', async () => {
  serverAnswers({ [PATH]: { ...question, answer: 'half', words: '还差一段' } })
  render(<ConfirmPage />)
  expect(await screen.findByText('谢谢，已收到：解决一半')).toBeTruthy()
  fireEvent.input(screen.getByPlaceholderText('请不要写姓名', { exact: false }), {
    target: { value: '还差两段' },
  })
  fireEvent.click(screen.getByText('补充这几句'))
  await screen.findByText('谢谢，已收到：解决一半')
  expect(JSON.parse(asked().at(-1)?.data ?? '{}')).toEqual({ answer: 'half', words: '还差两段' })
})

it.each([
  ['over', '这一轮征询已经截止'],
  ['withdrawn', '这一轮不用回答了'],
] as const)('asks nothing any more when the round is %s', async (standing, text) => {
  serverAnswers({ [PATH]: { ...question, standing, answer: 'solved' } })
  render(<ConfirmPage />)
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.getByText('您的回答：已解决')).toBeTruthy()
  expect(screen.queryByText('没解决')).toBeNull()
})

it('says so when the link is wrong, and when none was given', async () => {
  const message = '链接不对或不完整，请从收到的消息里重新打开。'
  serverAnswers({ [PATH]: new Refusing(404, { code: 'confirmation.link', message, requestId: 'r1' }) })
  render(<ConfirmPage />)
  expect(await screen.findByText(message)).toBeTruthy()
  openedWith({})
  render(<ConfirmPage />)
  expect(screen.getByText('没有说核验哪一件')).toBeTruthy()
})

it('keeps the question when an answer does not get through, and takes it again', async () => {
  serverAnswers({ [PATH]: question })
  render(<ConfirmPage />)
  await screen.findByText('积水点整治')
  const message = '系统忙，请稍后再试。'
  serverAnswers({ [PATH]: new Refusing(503, { code: 'server.unready', message, requestId: 'r2' }) })
  fireEvent.click(screen.getByText('已解决'))
  expect(await screen.findByText(message)).toBeTruthy()
  serverAnswers({ [PATH]: { ...question, answer: 'solved' } })
  fireEvent.click(screen.getByText('已解决'))
  expect(await screen.findByText('谢谢，已收到：已解决')).toBeTruthy()
})

it('opens from one’s own messages by what the server makes of them', async () => {
  openedWith({ id: 'a2' })
  serverAnswers({ '/citizen/confirmations/a2': { token: TOKEN }, [PATH]: question })
  render(<ConfirmPage />)
  expect(await screen.findByText('积水点整治')).toBeTruthy()
})
