import type { DutyList, DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { common, idOf, pageOf, row } from '../../../test/power-fixtures'
import { DutyListsPage } from './duty-lists-page'
import { NOTHING } from './sections'

const org = { id: idOf('b'), name: '区水务局' }
const duty = { title: '水资源管理', items: ['编制规划'], basis: '三定规定', office: '水资源科' }
const disputed = {
  matter: '河道采砂',
  shares: [{ orgId: idOf('d'), duty: '查处无证采砂' }],
  basis: '',
  example: '',
  disputed: true,
}
const head = { no: 2, from: '2026-01-01', publishedAt: '2026-01-01T01:00:00.000Z' }
const list: DutyList = {
  org,
  version: 5,
  published: { ...head, content: { ...NOTHING, duties: [duty], boundaries: [disputed] } },
  draft: null,
  versions: [head, { ...head, no: 1, from: '2025-01-01' }],
  orgNames: { [idOf('d')]: '区综合执法局' },
  powers: {},
  mayEdit: true,
  mayPublish: true,
}
const ONE = `/duty-lists/${org.id}`

function open(
  answer: DutyList = list,
  at = `/duty-lists?orgId=${org.id}`,
  more: Parameters<typeof farSide>[0] = {},
) {
  const calls = farSide({
    ...common,
    'GET /powers/coverage': () => ({ items: [] }),
    [`GET ${ONE}`]: () => answer,
    ...more,
  })
  renderPage(<DutyListsPage />, { role: 'catalog', at })
  return calls
}

describe('the duty list of a unit', () => {
  it('names the units of a boundary, and that they do not agree', async () => {
    open(list, `/duty-lists?orgId=${org.id}&part=boundaries`)
    expect(await screen.findByText('有争议')).toBeTruthy()
    expect(screen.getByText('区综合执法局', { selector: 'dt' })).toBeTruthy()
  })

  it('is written over the version one began with', async () => {
    const calls = open(list, undefined, { [`PUT ${ONE}`]: () => list })
    fireEvent.click(await screen.findByRole('button', { name: '修改' }))
    fireEvent.change(screen.getByLabelText('主要职责'), { target: { value: '水资源统一管理' } })
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    await waitFor(() =>
      expect(calls.find((call) => call.at === `PUT ${ONE}`)?.body).toMatchObject({
        version: 5,
        content: { duties: [{ ...duty, title: '水资源统一管理' }], boundaries: [disputed] },
      }),
    )
  })

  describe('with a public service', () => {
    const service = { title: '水质公开', content: '', office: '', phone: '', powerId: null }
    const at = `/duty-lists?orgId=${org.id}&part=services`
    const withService = (powerId: string | null, powers: DutyList['powers'] = {}): DutyList => ({
      ...list,
      published: { ...head, content: { ...NOTHING, services: [{ ...service, powerId }] } },
      powers,
    })
    const sent = (calls: ReturnType<typeof open>) =>
      (calls.find((call) => call.at === `PUT ${ONE}`)?.body as { content: DutyListContent } | undefined)
        ?.content.services[0]?.powerId
    const write = async () => {
      fireEvent.click(await screen.findByRole('button', { name: '修改' }))
      return screen.findByRole('combobox', { name: '对应的权力事项' })
    }
    const keep = () => fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))

    it('leads to the power it names, and says its code', async () => {
      open(withService(row.id, { [row.id]: { code: row.code, name: row.name } }), at)
      const link = await screen.findByRole('link', { name: row.name })
      expect(link.getAttribute('href')).toBe(`/powers/${row.id}`)
      expect(link.closest('p')?.textContent).toContain(row.code)
    })

    it('names a power that is picked from the list in force, the unit’s own first', async () => {
      const calls = open(withService(null), at, {
        'GET /powers': () => pageOf(row),
        [`PUT ${ONE}`]: () => list,
      })
      const picker = await write()
      expect(calls.some((call) => call.at === 'GET /powers')).toBe(false)
      fireEvent.mouseDown(picker)
      fireEvent.click(await screen.findByText(row.name, { selector: '.two-lines' }))
      expect(calls.find((call) => call.at === 'GET /powers')?.url.search).toContain(`orgId=${org.id}`)
      expect(await screen.findByText(row.code)).toBeTruthy()
      keep()
      await waitFor(() => expect(sent(calls)).toBe(row.id))
    })

    it('looks through all units for what is typed', async () => {
      const calls = open(withService(null), at, { 'GET /powers': () => pageOf(row) })
      const picker = await write()
      fireEvent.mouseDown(picker)
      fireEvent.change(picker, { target: { value: '水土' } })
      await waitFor(() => {
        const { searchParams } = calls.filter((call) => call.at === 'GET /powers').at(-1)!.url
        expect([searchParams.get('q'), searchParams.get('orgId')]).toEqual(['水土', null])
      })
    })

    it('says at the field that its power is no longer in the list', async () => {
      const message = '这个权力事项不在本区现行的权力清单里，请另选一个，或者不选'
      const fields = [{ path: 'body.content.services.0.powerId', rule: 'custom', message }]
      open(withService(row.id, { [row.id]: { code: row.code, name: row.name } }), at, {
        [`PUT ${ONE}`]: () => refused(422, 'dutyList.power', '有 1 项公共服务要改。', { fields }),
      })
      const picker = await write()
      keep()
      const problem = await screen.findByText(message)
      expect(problem.closest('.list-editor__i')?.contains(picker)).toBe(true)
    })
  })

  it('goes to the part where something is wrong', async () => {
    const calls = open(list, `/duty-lists?orgId=${org.id}&part=services`)
    fireEvent.click(await screen.findByRole('button', { name: '修改' }))
    fireEvent.click(screen.getByRole('tab', { name: /部门职责/ }))
    fireEvent.change(screen.getByLabelText('主要职责'), { target: { value: '' } })
    fireEvent.click(screen.getByRole('tab', { name: /公共服务/ }))
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    expect(await screen.findByText('请写职责，至少 2 字')).toBeTruthy()
    expect(calls.some((call) => call.at.startsWith('PUT'))).toBe(false)
  })

  it('tells who was faster when the list has changed meanwhile', async () => {
    open(list, undefined, {
      [`PUT ${ONE}`]: () => refused(409, 'version.stale', '这条记录刚被别人改过。', { changes: [] }),
    })
    fireEvent.click(await screen.findByRole('button', { name: '修改' }))
    fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))
    expect(await screen.findByText('这条记录刚被别人改过。')).toBeTruthy()
  })

  it('publishes with a basis, and says what is still disputed', async () => {
    const draft = { ...list.published!.content, duties: [{ ...duty, title: '水资源统一管理' }] }
    const calls = open({ ...list, draft }, undefined, { [`POST ${ONE}/publish`]: () => list })
    fireEvent.click(await screen.findByRole('button', { name: '公布' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/有 1 条职责边界还有争议/)).toBeTruthy()
    fireEvent.change(within(dialog).getByLabelText('公布依据'), { target: { value: '演编发〔2026〕5号' } })
    fireEvent.click(within(dialog).getByRole('button', { name: '公布' }))
    await waitFor(() =>
      expect(calls.find((call) => call.at === `POST ${ONE}/publish`)?.body).toEqual({
        version: 5,
        basis: '演编发〔2026〕5号',
      }),
    )
  })

  it('compares the draft with what is published', async () => {
    const draft = { ...list.published!.content, duties: [{ ...duty, office: '河湖科' }] }
    open({ ...list, draft })
    fireEvent.click(await screen.findByText('逐项比较'))
    expect(await screen.findByRole('region', { name: '部门职责　水资源管理' })).toBeTruthy()
  })

  it('says who is to write one that does not exist', async () => {
    open({ ...list, published: null, versions: [], mayEdit: false, mayPublish: false })
    expect(await screen.findByText('还没有责任清单')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '开始编写' })).toBeNull()
  })
})
