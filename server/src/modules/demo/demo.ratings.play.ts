import type { Page } from '@mingdu/shared/kernel/page'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Pad, WindowInvitation } from '@mingdu/shared/ratings/pads.api'
import type { OpenedRatings, RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { DEMO_RATINGS, type DemoRating, type DemoRatingAct } from './demo.ratings'
import type { Player } from './demo.player'

/** A case that was played, and at which office. */
export interface PlayedCase {
  id: string
  no: string
  office: '1' | '2' | '3'
}

/** What is played beside the acts of a case: by whom, on which, and when. */
export interface PlayedStage {
  player: Player
  /** By the number of the applicant. */
  caseOf(idNumber: string): PlayedCase
  /** The moment of the nth thing on a working day before today. */
  at(ago: number, nth: number): number
}

export interface RatingsStage extends PlayedStage {
  /** The link of a door that is not opened through an endpoint: what is printed as a code, or sent. */
  linkOf(invitationId: string, door: DemoRating['door']): string
  dayOf(ago: number): PlainDate
}

/** After whatever happens to a case on the same day. */
const EVENING = 8
const HEADS = { '1': 'shuiwu0', '2': 'xingzheng0', '3': 'minzheng0' } as const

/** Every rating and what follows from it, each with its moment. */
export function ratingSteps(stage: RatingsStage): { at: number; run(): Promise<void> }[] {
  const pads = new Map<string, Promise<Pad>>()
  return DEMO_RATINGS.flatMap((one) => {
    const opened = { token: '', id: '' }
    return [
      { at: stage.at(one.ago, EVENING), run: () => rate(one, opened, pads, stage) },
      ...(one.acts ?? []).map((act) => ({
        at: stage.at(act.ago, EVENING + 1),
        run: () => play(act, one, opened, stage),
      })),
    ]
  })
}

/** What raters wrote is public only when a person let it pass: nobody of them was in the mini-program just now. */
export async function passTexts(player: Player): Promise<void> {
  const { items } = await player.read<Page<SafetyCheck>>('ducha1', '/safety-checks?state=held&limit=100')
  const [left, ...rest] = items.filter(({ subject }) => subject.kind === 'rating')
  if (!left) return
  for (const { id, version } of rest)
    await player.write('ducha1', 'POST', `/safety-checks/${id}/decision`, {
      ...{ version, pass: true, note: '内容正常，可以公开' },
    })
}

async function rate(
  one: DemoRating,
  opened: { token: string; id: string },
  pads: Map<string, Promise<Pad>>,
  stage: RatingsStage,
): Promise<void> {
  const { player } = stage
  opened.token = await tokenOf(one, pads, stage)
  const { level, tags = [], text = '' } = one
  const body = { level, tags, text, client: 'h5' }
  await player.publicWrite(`/public/ratings/invitations/${opened.token}`, body)
  if (!one.acts) return
  const { items } = await player.read<Page<RatingRecord>>('jiancha1', '/ratings?group=bad&limit=100')
  const { no } = stage.caseOf(one.of.idNumber)
  opened.id = items.find(({ caseNo, stage: rated }) => caseNo === no && rated === one.stage)?.id ?? ''
}

/** By the progress of the case, by the pad of the window, or by a code or a message with the link in it. */
async function tokenOf(
  { of, stage: rated, door }: DemoRating,
  pads: Map<string, Promise<Pad>>,
  { player, caseOf, linkOf }: RatingsStage,
): Promise<string> {
  const { no, office } = caseOf(of.idNumber)
  const window = `chuangkou${office}`
  if (door === 'track') {
    const body = { no, phoneEnd: of.phone.slice(-4) }
    const { items } = await player.publicWrite<OpenedRatings>('/public/cases/ratings', body)
    return items.find(({ stage }) => stage === rated)?.token ?? ''
  }
  const path = `/rating-invitations?no=${no}`
  const { items } = await player.read<{ items: WindowInvitation[] }>(window, path)
  const invitationId = items.find(({ stage }) => stage === rated)?.id ?? ''
  if (door !== 'pad') return linkOf(invitationId, door)
  const pad = pads.get(office) ?? player.write<Pad>(window, 'POST', '/pads', { name: '1 号窗口' })
  pads.set(office, pad)
  const { code } = await pad
  await player.write(window, 'POST', `/pads/${code}/show`, { invitationId })
  const shown = await player.read<{ current: { token: string } | null }>(window, `/public/pads/${code}`)
  return shown.current?.token ?? ''
}

async function play(
  act: DemoRatingAct,
  { of }: DemoRating,
  { token, id }: { token: string; id: string },
  { player, caseOf, dayOf }: RatingsStage,
): Promise<void> {
  if (act.act === 'rerate') {
    const body = { level: act.level, tags: [], text: act.note }
    await player.publicWrite(`/public/ratings/invitations/${token}/rerating`, body)
    return
  }
  const { person, path, said } = WAYS[act.act](act as never, HEADS[caseOf(of.idNumber).office], dayOf)
  const { version } = await player.read<RatingRecord>(person, `/ratings/${id}`)
  await player.write(person, 'POST', `/ratings/${id}/${path}`, { version, ...said })
}

interface Way {
  person: string
  path: string
  said: object
}
type Official = Exclude<DemoRatingAct['act'], 'rerate'>
type Acting<A extends Official> = Extract<DemoRatingAct, { act: A }>

const WAYS: {
  [A in Official]: (act: Acting<A>, head: string, dayOf: (ago: number) => PlainDate) => Way
} = {
  contact: ({ reached, note }) => ({ person: 'huifang1', path: 'contact', said: { reached, note } }),
  verify: ({ outcome, until, note }, _head, dayOf) => ({
    ...{ person: 'huifang1', path: 'verification' },
    said: { outcome, until: until === null ? null : dayOf(until), note },
  }),
  rectify: ({ note }, head) => ({ person: head, path: 'rectification', said: { note } }),
  appeal: ({ note }, head) => ({ person: head, path: 'appeal', said: { note } }),
  judge: ({ ruling, note }) => ({ person: 'jiancha1', path: 'ruling', said: { ruling, note } }),
}
