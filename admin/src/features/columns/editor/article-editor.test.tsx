import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../../test/render'
import { article, ARTICLE_ID } from '../columns.fixture'
import { ArticleEditor } from './article-editor'
import { ArticleEditorPage } from './article-editor-page'

const orgs = { 'GET /orgs': () => ({ items: [] }) }
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const blocksShown = () =>
  screen.getAllByRole('group', { name: /^第 \d+ 段/ }).map((one) => one.getAttribute('aria-label'))

beforeEach(() => localStorage.clear())

it('sends blocks in the order they were moved to, without the one that was removed', async () => {
  const calls = farSide({ ...orgs, 'POST /articles': () => article() })
  renderPage(<ArticleEditorPage />, { role: 'editor', at: '/columns/new?column=news' })
  write('标题', '全区督查工作会议召开')
  write('段落', '会议部署了下一步工作。')
  click('小标题')
  fireEvent.change(screen.getByLabelText('小标题'), { target: { value: '会议内容' } })
  click('引用')
  expect(blocksShown()).toEqual(['第 1 段段落', '第 2 段小标题', '第 3 段引用'])
  click('删除第 3 段引用')
  fireEvent.keyDown(screen.getByLabelText('小标题'), { key: 'ArrowUp', altKey: true })
  expect(blocksShown()).toEqual(['第 1 段小标题', '第 2 段段落'])
  click('保存')
  await waitFor(() => expect(calls.some(({ at }) => at === 'POST /articles')).toBe(true))
  expect(calls.find(({ at }) => at === 'POST /articles')?.body).toMatchObject({
    column: 'news',
    content: {
      title: '全区督查工作会议召开',
      blocks: [
        { kind: 'heading', text: '会议内容' },
        { kind: 'paragraph', text: '会议部署了下一步工作。' },
      ],
      ...{ kind: null, exposure: null, session: null, poll: null },
    },
  })
})

it('says where something is not right, and sends nothing', async () => {
  const calls = farSide(orgs)
  renderPage(<ArticleEditorPage />, { role: 'editor', at: '/columns/new?column=news' })
  click('链接')
  write('链接的文字', '点我')
  write('网址，以 https:// 开头', 'javascript:alert(1)')
  click('保存')
  expect(await screen.findByText('链接要以 https:// 开头，写完整的网址')).toBeTruthy()
  expect(screen.getByText('标题至少 4 个字')).toBeTruthy()
  expect(screen.getByText('有 3 处没有写好，已在旁边标出。')).toBeTruthy()
  expect(calls.some(({ at }) => at.startsWith('POST'))).toBe(false)
})

it('draws nothing of what is written as markup', () => {
  farSide(orgs)
  renderPage(<ArticleEditorPage />, { role: 'editor', at: '/columns/new?column=news' })
  write('段落', '<img src=x onerror=alert(1)>')
  const phone = screen.getByRole('article', { name: '手机上的样子' })
  expect(phone.querySelector('img')).toBeNull()
  expect(phone.textContent).toContain('<img src=x onerror=alert(1)>')
})

it('keeps what was not saved on this computer', async () => {
  farSide(orgs)
  const at = { role: 'editor', at: '/columns/new?column=news' } as const
  const { unmount } = renderPage(<ArticleEditorPage />, at)
  write('标题', '写到一半的标题')
  unmount()
  renderPage(<ArticleEditorPage />, at)
  expect(await screen.findByText(/已恢复您上次没保存的内容/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('标题').value).toBe('写到一半的标题')
  click('放弃，用已保存的')
  expect(screen.getByLabelText<HTMLInputElement>('标题').value).toBe('')
})

it('saves before it is sent for review, over the version it was read in', async () => {
  const after = article({ version: 2 })
  const calls = farSide({
    ...orgs,
    [`POST /articles/${ARTICLE_ID}/edit`]: () => after,
    [`POST /articles/${ARTICLE_ID}/submit`]: () => article({ version: 3, state: 'submitted' }),
  })
  const { router } = renderPage(<ArticleEditor article={article()} column="news" />, { role: 'editor' })
  write('摘要（可不填）', '部署下一步')
  click('保存并送审')
  fireEvent.click(await screen.findByRole('button', { name: '送审' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?open=${ARTICLE_ID}`))
  expect(calls.filter(({ at }) => at.startsWith('POST')).map(({ at, body }) => [at, body])).toMatchObject([
    [`POST /articles/${ARTICLE_ID}/edit`, { version: 1, content: { summary: '部署下一步' } }],
    [`POST /articles/${ARTICLE_ID}/submit`, { version: 2 }],
  ])
})

it('says what the server refused beside its field, and keeps the rest', async () => {
  const fields = [{ path: 'body.content.blocks.0.text', message: '最多 2000 字' }]
  farSide({
    ...orgs,
    [`POST /articles/${ARTICLE_ID}/edit`]: () =>
      refused(400, 'input.invalid', '有的地方没有写对', { fields }),
  })
  renderPage(<ArticleEditor article={article()} column="news" />, { role: 'editor' })
  write('标题', '改了的标题')
  click('保存')
  expect(await screen.findByText('最多 2000 字')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('标题').value).toBe('改了的标题')
})

it('asks a topic for experts, and the poll for its questions', async () => {
  const expert = { id: 'e'.repeat(24), name: '演示·水务局·经办一', org: '区水务局', title: '工程师' }
  farSide({ ...orgs, 'GET /article-experts': () => ({ items: [expert] }) })
  renderPage(<ArticleEditorPage />, { role: 'editor', at: '/columns/new?column=topics' })
  fireEvent.click(screen.getByRole('switch', { name: '请专家在线回答' }))
  fireEvent.mouseDown(screen.getByLabelText('加一位专家'))
  fireEvent.click(await screen.findByText(/演示·水务局·经办一/))
  expect(screen.getByRole('group', { name: expert.name })).toBeTruthy()
  fireEvent.click(screen.getByRole('switch', { name: '附投票或问卷' }))
  write('问题 1', '先清哪一段河道？')
  write('问题 1 的选项，一行一个，2 至 10 个', '上游\n下游')
  const phone = screen.getByRole('article', { name: '手机上的样子' })
  expect(phone.textContent).toContain('1. 先清哪一段河道？（单选）')
  click('保存')
  expect(await screen.findByText('请选截止日期')).toBeTruthy()
  expect(screen.getByText('请选开始时间')).toBeTruthy()
})
