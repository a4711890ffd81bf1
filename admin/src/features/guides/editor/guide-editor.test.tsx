import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { farSide, refused, renderPage } from '../../../../test/render'
import { GuidePage } from '../guide-page'
import { content, guide } from '../testing'

const PUT = `PUT /guides/${guide.id}`

function open(read: () => Guide = () => guide, save: () => unknown = () => ({ ...guide, version: 5 })) {
  const calls = farSide({
    [`GET /guides/${guide.id}`]: read,
    'GET /public/themes': () => ({ items: [] }),
    [`GET /guides/${guide.id}/diff`]: () => ({ fields: [], versions: [] }),
    [PUT]: save,
  })
  renderRoute()
  return calls
}

function renderRoute() {
  const routes = (
    <Routes>
      <Route path="guides/:id" element={<GuidePage />} />
    </Routes>
  )
  return renderPage(routes, { role: 'catalog', at: `/guides/${guide.id}` })
}

const section = (name: string) => within(screen.getByRole('region', { name }))

it('refuses a catch-all material while it is written, and saves nothing', async () => {
  const calls = open()
  const name = await screen.findByLabelText('第 1 份材料的名称')
  fireEvent.change(name, { target: { value: '其他材料' } })
  expect(await screen.findByText('材料“其他材料”是兜底说法', { exact: false })).toBeTruthy()
  fireEvent.keyDown(document, { key: 's', ctrlKey: true })
  expect(calls.some((call) => call.at === PUT)).toBe(false)
})

it('saves by Ctrl+S over the version that was read, without rows that were never filled', async () => {
  const calls = open()
  const place = await screen.findByRole('button', { name: '加办理地点' })
  fireEvent.click(place)
  fireEvent.change(screen.getByLabelText('咨询电话'), { target: { value: '021-11111111' } })
  expect(screen.getByText('有没保存的修改', { exact: false })).toBeTruthy()
  fireEvent.keyDown(document, { key: 's', ctrlKey: true })
  await waitFor(() =>
    expect(calls.find((call) => call.at === PUT)?.body).toEqual({
      version: 4,
      content: { ...content, phone: '021-11111111', places: [] },
    }),
  )
})

it('says how much earlier than the law, and what is wrong when later', async () => {
  open()
  expect(await screen.findByText('比法定提前 10 个工作日')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('承诺时限'), { target: { value: '25' } })
  expect(await screen.findByText('承诺不能长于法定', { exact: false })).toBeTruthy()
  fireEvent.change(screen.getByLabelText('承诺时限'), { target: { value: '5' } })
  expect(await screen.findByText('超过了承诺时限 5 个工作日', { exact: false })).toBeTruthy()
})

it('walks the questions as an applicant, to the materials or to the refusal', async () => {
  open()
  const walk = within(await screen.findByRole('group', { name: '试走一遍' }))
  expect(walk.getByText('还没走完', { exact: false })).toBeTruthy()
  fireEvent.click(walk.getByLabelText('餐饮'))
  expect(walk.getByText('走完了，要交 2 份材料：')).toBeTruthy()
  fireEvent.click(walk.getByLabelText('居民'))
  expect(walk.getByText('不予办理：居民生活排水不用办证。')).toBeTruthy()
})

it('names an answer that leads nowhere, at its question', async () => {
  open(() => ({
    ...guide,
    content: {
      ...content,
      scenario: {
        ...content.scenario,
        first: 'q1',
        questions: [
          ...content.scenario.questions,
          { ...content.scenario.questions[0]!, key: 'q2', text: '没人问的问题' },
        ],
      },
    },
  }))
  await screen.findByRole('region', { name: '情形引导' })
  expect(section('情形引导').getByText('没有答案通向问题“没人问的问题”')).toBeTruthy()
})

it('puts a refused field where it stands', async () => {
  open(
    () => guide,
    () =>
      refused(400, 'request.invalid', '有内容要改', {
        fields: [{ path: 'body.content.phone', message: '电话不能这样写' }],
      }),
  )
  fireEvent.change(await screen.findByLabelText('咨询电话'), { target: { value: 'x' } })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  const text = await screen.findByText('电话不能这样写')
  expect(text.closest('[data-path]')?.getAttribute('data-path')).toBe('phone')
})

it('brings together what two people wrote, and saves it over the newer version', async () => {
  const theirs: Guide = { ...guide, version: 7, content: { ...content, phone: '999', complaint: '投诉窗口' } }
  let newest = guide
  let saves = 0
  const calls = open(
    () => newest,
    () => {
      newest = theirs
      return ++saves === 1 ? refused(409, 'version.stale', '刚被别人改过') : { ...theirs, version: 8 }
    },
  )
  fireEvent.change(await screen.findByLabelText('咨询电话'), { target: { value: '021-1' } })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  const dialog = within(
    (await screen.findByText('别人刚保存过这份指南')).closest('[role=dialog]') as HTMLElement,
  )
  expect(dialog.getByText('咨询与监督投诉：两个人都改了')).toBeTruthy()
  expect(dialog.getByText('对方改了，合并时照收')).toBeTruthy()
  fireEvent.click(dialog.getByRole('button', { name: '合并到最新版本，继续编辑' }))
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() =>
    expect(calls.filter((call) => call.at === PUT).at(-1)?.body).toEqual({
      version: 7,
      content: { ...content, phone: '021-1', complaint: '投诉窗口' },
    }),
  )
})

it('publishes only what is saved, and shows why it is refused', async () => {
  const calls = farSide({
    [`GET /guides/${guide.id}`]: () => guide,
    'GET /public/themes': () => ({ items: [] }),
    [`GET /guides/${guide.id}/diff`]: () => ({
      fields: [
        {
          field: 'promisedDays',
          name: '承诺时限',
          how: 'changed',
          changes: 1,
          was: ['12 个工作日'],
          is: ['10 个工作日'],
        },
      ],
      versions: [],
    }),
    [`POST /guides/${guide.id}/publish`]: () =>
      refused(422, 'guide.incomplete', '完整度 70 分，发布要达到 80 分。'),
  })
  renderRoute()
  fireEvent.click(await screen.findByRole('button', { name: '发布' }))
  const dialog = within((await screen.findByText('发布第 4 版')).closest('[role=dialog]') as HTMLElement)
  expect(dialog.getByText('已收的件按原版本办完', { exact: false })).toBeTruthy()
  expect(await dialog.findByText('承诺时限')).toBeTruthy()
  fireEvent.click(dialog.getByRole('button', { name: '发布' }))
  expect(await dialog.findByText('完整度 70 分，发布要达到 80 分。')).toBeTruthy()
  expect(calls.find((call) => call.at.startsWith('POST'))?.body).toEqual({ version: 4, note: '' })
})

it('only shows the guide to who may not write it', async () => {
  open(() => ({ ...guide, mayEdit: false, mayPublish: false }))
  expect(await screen.findByText('法定 20 个工作日', { exact: false })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
  expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
})
