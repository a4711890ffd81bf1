import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Instruction, InstructionRow } from '@mingdu/shared/matters/instructions.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { givenDesk, givenFile, givenMatter, type Desk } from './matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

const post = (at: string, token: string | undefined, body: object, key: string = randomUUID()) =>
  app.call<Instruction>('POST', at, { token, body, key })
const words = { on: '2026-11-08', text: '请督查室跟踪河道整改，月底前报结果。' }
const givenInstruction = async ({ leader }: Desk) => (await post('/instructions', leader.token, words)).data

it('is written by the leader with a number of its own, without gaps', async () => {
  const desk = await givenDesk()
  const both = await Promise.all([givenInstruction(desk), givenInstruction(desk)])
  expect(both.map(({ no }) => no).sort()).toEqual(['演督批〔2026〕1号', '演督批〔2026〕2号'])
  expect(both[0]).toMatchObject({ state: 'open', leader: { name: '区领导' }, writtenBy: { name: '区领导' } })
  expect(await AuditModel.countDocuments({ event: 'instruction.written' })).toBe(2)
})

it('is entered for a leader with the photo of the paper only', async () => {
  const desk = await givenDesk()
  const enter = (more: object) =>
    post('/instructions', desk.supervisor.token, { ...words, leaderId: desk.leader.id, ...more })
  expect((await enter({})).error?.code).toBe('instruction.photo')
  const file = await givenFile(app, desk.supervisor)
  expect((await enter({ fileIds: [file.id], leaderId: desk.chief.id })).error?.code).toBe('instruction.who')
  expect((await enter({ fileIds: [file.id], leaderId: null })).error?.code).toBe('instruction.who')
  expect((await enter({ fileIds: [file.id], on: '2026-11-10' })).error?.code).toBe('instruction.day')
  expect((await enter({ fileIds: [file.id], text: '见绝密★文件，请办理' })).error?.code).toBe(
    'text.classified',
  )
  expect((await enter({ fileIds: [file.id], text: '办' })).error?.fields?.[0]?.path).toBe('body.text')
  expect((await enter({ fileIds: [file.id] })).data).toMatchObject({
    leader: { name: '区领导' },
    writtenBy: { name: '督查员一' },
    files: [{ id: file.id }],
  })
})

it('becomes a matter, is reported back to its leader, read, and written on again', async () => {
  const desk = await givenDesk()
  const { id, no } = await givenInstruction(desk)
  const basis = { kind: 'instruction', text: `批示 ${no}`, instructionId: id }
  const matter = await givenMatter(app, desk, { basis })
  expect(matter.basis.instructionId).toBe(id)
  const read = async (token: string) =>
    (await app.call<Instruction>('GET', `/instructions/${id}`, { token })).data
  const inHand = await read(desk.supervisor.token)
  expect(inHand).toMatchObject({ state: 'inHand', allowedActs: ['report'], matters: [{ id: matter.id }] })
  const report = { version: inHand.version, text: '42处问题已整改40处，余2处月底完成。' }
  const key = randomUUID()
  const reports = () => post(`/instructions/${id}/report`, desk.supervisor.token, report, key)
  expect((await reports()).data).toEqual((await reports()).data)
  expect(await MessageModel.countDocuments({ kind: 'matterMoved', recipientId: desk.leader.id })).toBe(1)
  const reported = await read(desk.leader.token)
  expect(reported).toMatchObject({ state: 'reported', allowedActs: ['markRead', 'repeat'] })
  const at = (act: string) => `/instructions/${id}/${act}`
  const { version } = reported
  expect((await post(at('mark-read'), desk.chief.token, { version })).error?.code).toBe('instruction.leader')
  expect((await post(at('mark-read'), desk.leader.token, { version: 1 })).error?.code).toBe('version.stale')
  expect((await post(at('mark-read'), desk.leader.token, { version })).data.state).toBe('read')
  const again = await post(at('repeat'), desk.leader.token, {
    version: version + 1,
    text: '余下2处请现场核查。',
  })
  expect(again.data).toMatchObject({ state: 'inHand', reports: [{ by: '督查员一' }] })
})

it('is a basis only where it is there', async () => {
  const desk = await givenDesk()
  const body = { kind: 'instruction', text: '批示一件', instructionId: desk.water.id }
  await expect(givenMatter(app, desk, { basis: body })).rejects.toThrow('matter.instruction')
})

it('is listed to leaders and the office of the region, and to nobody else', async () => {
  const desk = await givenDesk()
  const { id } = await givenInstruction(desk)
  const list = (token: string | undefined, query = '') =>
    app.call<Page<InstructionRow>>('GET', `/instructions${query}`, { token })
  expect((await list(desk.chief.token, '?state=open')).data.items.map((row) => row.id)).toEqual([id])
  expect((await list(desk.chief.token, '?q=.*')).data.items).toEqual([])
  expect((await list(undefined)).status).toBe(401)
  expect((await list(desk.waterHead.token)).status).toBe(403)
  const elsewhere = await givenPerson((await givenOrg({ name: '邻区', kind: 'region' })).id, ['leader'])
  expect((await app.call('GET', `/instructions/${id}`, { token: elsewhere.token })).status).toBe(404)
  expect((await list(elsewhere.token)).data.items).toEqual([])
})
