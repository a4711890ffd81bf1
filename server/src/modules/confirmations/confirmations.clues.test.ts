import { randomUUID } from 'node:crypto'
import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import type { Asked, Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenCitizen } from '../citizens/citizens.factory'
import { clueBody, PIN } from '../clues/clues.factory'
import { ClueModel } from '../clues/clues.model'
import { givenClosing, givenDesk, type Desk } from '../matters/matters.factory'

const parts = testParts('2026-11-09T02:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
let desk: Desk
let matter: Matter

beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenDesk()
  matter = await givenClosing(app, desk, 'verify-close')
})

/** The clue stands as the one the matter was made from. */
const madeFrom = () => ClueModel.updateOne({}, { $set: { matter: { id: matter.id, title: matter.title } } })
const begin = () =>
  app.call<Confirmations>('POST', `/matters/${matter.id}/confirmations`, {
    ...{ token: desk.supervisor.token, body: { version: matter.version }, key: randomUUID() },
  })
const asked = (token: string | null) => app.call<Asked>('GET', `/public/confirmations/${token ?? ''}`)

it('asks whoever sent the clue by name, and shows officials that somebody is asked, not who', async () => {
  const citizen = await givenCitizen(app, parts)
  await app.call('POST', '/citizen/clues', {
    ...{ token: citizen.token, body: clueBody(desk, { identity: 'sealed' }) },
  })
  await madeFrom()
  const begun = await begin()
  expect(begun.data).toMatchObject({ concerned: 0, sender: true, rounds: [{ tally: { asked: 1 } }] })
  expect(JSON.stringify(begun.data)).not.toContain(citizen.id)
  const inbox = await app.call<Page<InboxMessage>>('GET', '/citizen/messages', { token: citizen.token })
  const message = inbox.data.items.find(({ kind }) => kind === 'confirmationAsked')
  const path = `/citizen/confirmations/${message?.target.id ?? ''}`
  const link = await app.call<{ token: string }>('GET', path, { token: citizen.token })
  expect((await asked(link.data.token)).data).toMatchObject({ no: matter.no, standing: 'open' })
  const [clue] = await ClueModel.find().lean()
  const mine = await app.call<MyClue>('GET', `/citizen/clues/${String(clue?._id)}`, { token: citizen.token })
  expect(mine.data.confirmToken).toBe(link.data.token)
})

it('asks whoever sent it without a name by number and PIN, and holds 销号 back until they had their days', async () => {
  const sent = await app.call<{ no: string }>('POST', '/public/clues', { body: clueBody(desk, { pin: PIN }) })
  const track = () =>
    app.call<MyClue>('POST', '/public/clue-tracking', { body: { no: sent.data.no, pin: PIN } })
  expect((await track()).data.confirmToken).toBeNull()
  await madeFrom()
  const begun = await begin()
  expect(begun.data.rounds[0]).toMatchObject({ tally: { asked: 1 }, unreached: { count: 0, ends: [] } })
  expect(begun.data.stops).toContain('截止')
  const { confirmToken } = (await track()).data
  const answer = await app.call<Asked>('POST', `/public/confirmations/${confirmToken ?? ''}`, {
    ...{ body: { answer: 'unsolved' }, key: randomUUID() },
  })
  expect(answer.data.answer).toBe('unsolved')
  const read = await app.call<Confirmations>('GET', `/matters/${matter.id}/confirmations`, {
    token: desk.supervisor.token,
  })
  expect(read.data.stops).toContain('不能销号')
})
