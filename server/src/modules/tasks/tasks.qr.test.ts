import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { Refused } from '../../refused'
import { givenPerson } from '../accounts/accounts.factory'
import { firstTask, givenDesk, givenIssued } from '../matters/matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

async function given() {
  const desk = await givenDesk()
  const task = await firstTask(app, desk.handler, await givenIssued(app, desk))
  parts.wechat.codes.length = 0
  return { desk, task }
}

const qr = (id: string, token?: string) => app.call<{ dataUrl: string }>('GET', `/tasks/${id}/qr`, { token })

describe('GET /tasks/:id/qr', () => {
  it('is a code that leads to the task, asked of WeChat once', async () => {
    const { desk, task } = await given()
    const first = await qr(task.id, desk.handler.token)
    expect(first.data.dataUrl).toMatch(/^data:image\/png;base64,/)
    expect((await qr(task.id, desk.handler.token)).data).toEqual(first.data)
    expect(parts.wechat.codes).toEqual([{ scene: `t=${task.id}`, page: 'features/tasks/detail/index' }])
  })

  it('is there for who sees the task, also when it is held already', async () => {
    const { desk, task } = await given()
    await qr(task.id, desk.handler.token)
    const outsider = await givenPerson(desk.region.id, ['legal'])
    expect((await qr(task.id, outsider.token)).status).toBe(403)
    expect((await qr(task.id, desk.forestHandler.token)).status).toBe(404)
    expect((await qr(task.id)).status).toBe(401)
    expect((await qr('x', desk.handler.token)).status).toBe(400)
  })

  it('says so when WeChat does not answer, and asks again the next time', async () => {
    const { desk, task } = await given()
    parts.wechat.failing.wxacode = [new Refused('wechat.down')]
    expect((await qr(task.id, desk.handler.token)).error?.code).toBe('wechat.down')
    expect((await qr(task.id, desk.handler.token)).status).toBe(200)
  })
})
