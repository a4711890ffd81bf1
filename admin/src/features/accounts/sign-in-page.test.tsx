import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, meWith, refused, renderPage } from '../../../test/render'
import { SignInPage } from './sign-in-page'

const nobody = () => refused(401, 'auth.required', '请先登录。')
const demo = {
  items: [
    {
      employeeNo: 'DC001',
      name: '演示·督查室·主任',
      role: '督查室主任',
      password: 'Demo-2026-x',
      phone: '13800138000',
    },
  ],
}

function signIn(employeeNo: string, password: string) {
  fireEvent.change(screen.getByLabelText('编号'), { target: { value: employeeNo } })
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
}

describe('sign-in', () => {
  it('tells a wrong password at the password', async () => {
    farSide({
      'GET /me': nobody,
      'POST /sessions/console': () => refused(401, 'auth.wrong', '账号或密码不对。'),
    })
    renderPage(<SignInPage />, { at: '/sign-in' })
    signIn('DC001', 'wrong')
    expect(await screen.findByText('账号或密码不对。')).toBeTruthy()
  })

  it('asks for what is missing without calling the server', async () => {
    const calls = farSide({ 'GET /me': nobody })
    renderPage(<SignInPage />, { at: '/sign-in' })
    fireEvent.click(screen.getByRole('button', { name: '登录' }))
    expect(await screen.findByText('请输入编号')).toBeTruthy()
    expect(calls.filter((c) => c.at.startsWith('POST'))).toEqual([])
  })

  it('goes on to where the person wanted to go', async () => {
    farSide({ 'GET /me': nobody, 'POST /sessions/console': () => meWith('supervisor') })
    const { router } = renderPage(<SignInPage />, { at: '/sign-in?next=%2Fverifications%3Fopen%3D1' })
    signIn('DC002', 'right')
    await waitFor(() =>
      expect(router.state.location.pathname + router.state.location.search).toBe('/verifications?open=1'),
    )
  })

  it('never goes to another site', async () => {
    farSide({ 'GET /me': nobody, 'POST /sessions/console': () => meWith('supervisor') })
    const { router } = renderPage(<SignInPage />, { at: '/sign-in?next=%2F%2Fevil.example%2Fx' })
    signIn('DC002', 'right')
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
  })

  it('lists the demo accounts where there are some, one click fills the form', async () => {
    farSide({ 'GET /me': nobody, 'GET /demo/accounts': () => demo })
    renderPage(<SignInPage />, { at: '/sign-in' })
    fireEvent.click(await screen.findByText('演示·督查室·主任'))
    expect((screen.getByLabelText('编号') as HTMLInputElement).value).toBe('DC001')
  })

  it('shows nothing of it elsewhere', async () => {
    farSide({ 'GET /me': nobody })
    renderPage(<SignInPage />, { at: '/sign-in' })
    await waitFor(() => expect(screen.queryByText('演示账号')).toBeNull())
  })
})
