import { randomUUID } from 'node:crypto'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { demoPhoto } from '../../server/src/modules/demo/demo.photos'
import { APP } from './lib/addresses'
import { openPhone, type Phone } from './lib/phone'
import { sandbox } from './lib/sandbox'

/** What a person allows on the phone, and what a code or a word of theirs leads to. */
describe('the mini-program on a phone', () => {
  let phone: Phone | undefined
  afterEach(async () => {
    expect(phone?.problems() ?? []).toEqual([])
    await phone?.close()
    phone = undefined
  })

  it('asks WeChat from the tap, and the credits come from WeChat’s own event', async () => {
    phone = await openPhone('shuiwu1', 'features/subscriptions/reminders/index')
    await phone.sees('.ask__credits--miniResult', '没有次数了')
    await phone.tap('.ask-long')
    await phone.sees('.asked', '没有同意')
    phone.answers('accept')
    await phone.tap('.ask-once')
    await phone.sees('.ask--once .asked', '已同意')
    await phone.sees('.ask__credits--miniResult', '还可收到 1 次')
    await phone.tap('.ask-long')
    await phone.sees('.ask__credits--miniReminder', '已开启')
  })

  it('offers one more reminder after a task was signed, and asks only when it is tapped', async () => {
    const { items } = await read<{ items: TaskRow[] }>('/tasks?view=todo', await signIn('beiyuan1'))
    const task = items.find(({ allowedActions }) => allowedActions.includes('sign'))
    if (!task) throw new Error('the demonstration gave beiyuan1 no task to sign')
    phone = await openPhone('beiyuan1', `features/tasks/detail/index?id=${task.id}`)
    phone.answers('accept')
    await phone.tap('.task-sign')
    await phone.sees('.offer__b', '没有次数了')
    await phone.tap('.offer__ask')
    await phone.sees('.offer__b', '还可收到 1 次')
  })

  it('opens the task of a scanned code, and the first page for a code that is none of ours', async () => {
    const token = await signIn('shuiwu1')
    const { items } = await read<{ items: TaskRow[] }>('/tasks?view=all&limit=1', token)
    const task = items[0]
    if (!task) throw new Error('the demonstration gave shuiwu1 no task')
    phone = await openPhone('shuiwu1', `features/tasks/detail/index?scene=t%253D${task.id}`)
    await phone.sees('.task-title', task.title)
    await phone.close()
    phone = await openPhone('shuiwu1', `pages/todo/index?scene=t%253D${task.id}`)
    await phone.sees('.task-title', task.title)
    await phone.close()
    phone = await openPhone('shuiwu1', 'features/tasks/detail/index?scene=t%253Dnone')
    await phone.sees('.todo-stray', '不是本系统的')
  })

  it('sends an opinion with a picture, and shows it with its number', async () => {
    phone = await openPhone('shuiwu1', 'features/feedback/list/index')
    phone.photos([{ name: 'screen.jpg', bytes: await demoPhoto(1) }])
    await phone.tap('.feedback-write')
    await phone.type('.write-text', '待办里任务名称太长时看不到限期。')
    await phone.tap('.photo-pick')
    await phone.sees('.shot__state', '已上传')
    await phone.tap('.write-submit')
    await phone.sees('.feedback-sent__no', '反馈〔2026〕')
    await phone.tap('.feedback-back')
    await phone.sees('.feedback__text', '看不到限期')
    await phone.sees('.feedback__state', '等待答复')
  })

  it('forgets a person who takes the consent back, and binds them anew only with a new one', async () => {
    const token = await signIn('hekou1')
    expect((await read<Me>('/me', token)).reach.bound).toBe(true)
    phone = await openPhone('hekou1', 'features/accounts/my-privacy/index')
    await phone.sees('.agreed__line', '同意')
    await phone.tap('.withdraw__go')
    await phone.sees('.sheet__text', '立即删除')
    await phone.tap('.sheet__yes')
    await phone.sees('.bind-t', '已撤回同意')
    expect((await fetch(`${APP}/api/v1/me`, { headers: headersOf(token) })).status).toBe(401)
    await phone.tap('.bind-again')
    await phone.tap('.bind-phone-off')
    await phone.sees('.bind-hint', '请先勾选同意')
    await phone.tap('.consent__tap')
    await phone.tap('.bind-phone')
    await phone.sees('.sum', '等我办理')
    expect((await read<Me>('/me', await signIn('hekou1'))).privacy.needed).toBe(false)
  })
})

async function signIn(person: string): Promise<string> {
  const response = await fetch(`${APP}/api/v1/sessions/wechat`, {
    method: 'POST',
    headers: { ...headersOf(null), 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ code: await sandbox.loginCode(person) }),
  })
  return ((await response.json()) as { session: { token: string } }).session.token
}

async function read<T>(path: string, token: string): Promise<T> {
  return (await (await fetch(`${APP}/api/v1${path}`, { headers: headersOf(token) })).json()) as T
}

function headersOf(token: string | null): Record<string, string> {
  return { 'X-Mingdu-Client': 'miniapp', ...(token ? { Authorization: `Bearer ${token}` } : {}) }
}
