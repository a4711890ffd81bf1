import { fireEvent, screen, waitFor } from '@testing-library/react'
import { idOf, pageOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { caseWith } from '../../../../test/case-fixtures'
import { NewCasePage } from './new-case-page'

const ID_NUMBER = '11010519491231002X'
const guideId = idOf('9')
const content = {
  ...{
    title: '排水许可',
    materials: [],
    places: [],
    scenario: { first: null, questions: [] },
    limitBasis: '',
  },
}
const material = {
  ...{ key: 'form', name: '申请表', necessity: 'required', source: 'applicant', form: 'original' },
  ...{ copies: 1, spec: '', notes: '', basis: '', blankFormId: null, sampleId: null },
  ...{ deferDays: null, promiseDays: null, always: true },
}
const question = {
  ...{ key: 'who', text: '谁来办' },
  options: [
    { key: 'self', label: '本人', materials: [], next: null, stop: '' },
    { key: 'home', label: '别人', materials: [], next: null, stop: '请本人来办' },
  ],
}
const published = { ...content, materials: [material], scenario: { first: 'who', questions: [question] } }

const window = (more: Parameters<typeof farSide>[0] = {}) =>
  farSide({
    'GET /guides': () => pageOf({ id: guideId, title: '排水许可', power: { code: 'P-1' } }),
    [`GET /guides/${guideId}`]: () => ({ id: guideId, published }),
    'POST /cases': () => caseWith(),
    ...more,
  })
const press = (code: string, altKey = true) => fireEvent.keyDown(document.body, { code, key: code, altKey })

async function toApplicant(): Promise<void> {
  const box = await screen.findByRole('combobox')
  await screen.findByText('P-1')
  fireEvent.keyDown(box, { key: 'Enter' })
  await screen.findByText('谁来办')
  fireEvent.keyDown(document.body, { key: '1' })
  fireEvent.keyDown(await screen.findByRole('group', { name: '申请表' }), { key: '1' })
  press('KeyN')
  await screen.findByLabelText('公民身份号码')
}

function fill(label: string, value: string): HTMLElement {
  const input = screen.getByLabelText(label)
  fireEvent.change(input, { target: { value } })
  input.focus()
  fireEvent.keyDown(input, { key: 'Enter' })
  return input
}

beforeEach(() => sessionStorage.clear())

it('takes an application in by the keyboard alone, and shows the number large', async () => {
  const calls = window()
  renderPage(<NewCasePage />, { role: 'window' })
  await toApplicant()
  fill('公民身份号码', ID_NUMBER)
  expect(document.activeElement).toBe(screen.getByLabelText('姓名'))
  fill('姓名', '张小明')
  fill('手机号', '13800001234')
  fill('地址（可不填）', '')
  expect(await screen.findByText(ID_NUMBER)).toBeTruthy()
  press('KeyS')
  expect(await screen.findByText('5909 9500 5865')).toBeTruthy()
  expect(calls.find((call) => call.at === 'POST /cases')?.body).toEqual({
    guideId,
    answers: { who: 'self' },
    applicant: {
      ...{ kind: 'person', name: '张小明', idNumber: ID_NUMBER, phone: '13800001234' },
      ...{ address: '', agent: null },
    },
    materials: [{ key: 'form', given: 'paper', fileIds: [] }],
  })
  expect(sessionStorage.length).toBe(0)
  press('KeyN')
  expect(await screen.findByRole('combobox')).toBeTruthy()
})

it('stays at a number whose check digit is wrong, so that it can be read again', async () => {
  window()
  renderPage(<NewCasePage />, { role: 'window' })
  await toApplicant()
  const input = fill('公民身份号码', '110105194912310021')
  expect(screen.getByText('公民身份号码的校验位不对，请逐位核对')).toBeTruthy()
  expect(document.activeElement).toBe(input)
})

it('does not go on past an answer that ends it', async () => {
  window()
  renderPage(<NewCasePage />, { role: 'window' })
  await screen.findByText('P-1')
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' })
  await screen.findByText('谁来办')
  fireEvent.keyDown(document.body, { key: '2' })
  expect((await screen.findAllByText('请本人来办')).length).toBeGreaterThan(0)
  press('KeyN')
  expect(screen.queryByRole('group', { name: '申请表' })).toBeNull()
})

it('comes back to the field the server refused, with everything still there', async () => {
  const message = '里面有不能出现的字样'
  window({
    'POST /cases': () =>
      refused(400, 'input.invalid', '有 1 处要改', {
        fields: [{ path: 'body.applicant.name', rule: 'format', message }],
      }),
  })
  renderPage(<NewCasePage />, { role: 'window' })
  await toApplicant()
  fill('公民身份号码', ID_NUMBER)
  fill('姓名', '张小明')
  fill('手机号', '13800001234')
  fill('地址（可不填）', '')
  await screen.findByText(ID_NUMBER)
  press('KeyS')
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('手机号').value).toBe('13800001234')
})

it('goes on where it was when the page is opened again in the tab', async () => {
  window()
  const { unmount } = renderPage(<NewCasePage />, { role: 'window' })
  await toApplicant()
  fill('公民身份号码', ID_NUMBER)
  unmount()
  renderPage(<NewCasePage />, { role: 'window' })
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('公民身份号码').value).toBe(ID_NUMBER))
})

it('lists its keys', async () => {
  window()
  renderPage(<NewCasePage />, { role: 'window' })
  await screen.findByText('P-1')
  fireEvent.keyDown(document.body, { key: '?' })
  expect(await screen.findByText('核对后提交')).toBeTruthy()
})
