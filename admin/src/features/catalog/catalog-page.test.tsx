import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { common, settings } from '../../../test/power-fixtures'
import { CatalogPage } from './catalog-page'
import { effectsOf } from './effects'

function open(role: 'catalog' | 'monitor' = 'catalog') {
  const calls = farSide({ ...common, 'PUT /catalog/settings': () => settings })
  renderPage(<CatalogPage />, { role, at: '/catalog' })
  return calls
}

const save = () => screen.getByRole<HTMLButtonElement>('button', { name: '保存设置' })
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

describe('the settings of the lists', () => {
  it('says what a change will be felt by before it is saved', async () => {
    const calls = open()
    fireEvent.click(await screen.findByLabelText(/清单调整要经人大审议/))
    fireEvent.click(screen.getByLabelText('显示操作规范'))
    fireEvent.click(save())
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/要先过人大审议才能公布/)).toBeTruthy()
    expect(within(dialog).getByText(/“操作规范”不再显示/)).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }))
    await waitFor(() =>
      expect(calls.find((call) => call.at === 'PUT /catalog/settings')?.body).toMatchObject({
        version: 1,
        congress: true,
      }),
    )
  })

  it('tries a code against the rule as it is written', async () => {
    open()
    await screen.findByLabelText('编码规则')
    type('编码规则', '\\d{4}')
    type('试一个编码', '12a4')
    expect(await screen.findByText('不符合规则，提出新增时会被退回。')).toBeTruthy()
    type('试一个编码', '1234')
    expect(await screen.findByText('符合规则。')).toBeTruthy()
  })

  it('does not save a rule that is none', async () => {
    open()
    await screen.findByLabelText('编码规则')
    type('编码规则', '(\\d')
    expect(save().disabled).toBe(true)
    expect(screen.getAllByText(/不是有效的正则表达式/).length).toBeGreaterThan(0)
  })

  it('shows the numbers that the rule will give', async () => {
    open()
    await screen.findByLabelText('编号规则')
    type('编号规则', '演{type}{seq:3}')
    expect(screen.getByText(/演01001\s*演01002/)).toBeTruthy()
  })

  it('keeps what a power cannot be without', async () => {
    open()
    expect((await screen.findByLabelText<HTMLInputElement>('显示实施编码')).disabled).toBe(true)
    expect(screen.queryByLabelText('删除实施编码')).toBeNull()
  })

  it('adds an element of the place’s own, which can be taken away again', async () => {
    open()
    fireEvent.click(await screen.findByRole('button', { name: '添加本地要素' }))
    expect(screen.getByLabelText<HTMLInputElement>('新要素的标识').value).toBe('own1')
    fireEvent.click(screen.getByLabelText('删除新要素'))
    expect(save().disabled).toBe(true)
  })

  it('lets others read and not change', async () => {
    open('monitor')
    expect(await screen.findByText('您可以查看；由编办修改。')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '保存设置' })).toBeNull()
  })
})

describe('the effects of a change', () => {
  it('says that published codes stay', () => {
    expect(effectsOf(settings, { ...settings, codePattern: '\\d+' })).toEqual([
      '以后提出的新编码要符合新规则；已公布的编码照原样保留，不受影响。',
    ])
  })

  it('tells of an order that changed', () => {
    const elements = [...settings.elements].reverse()
    expect(effectsOf(settings, { ...settings, elements })).toEqual(['要素按新的次序显示。'])
  })
})
