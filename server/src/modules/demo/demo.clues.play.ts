import type { Clue, ClueRow, MyClue } from '@mingdu/shared/clues/clues.schema'
import { addDays, shanghaiMidnight } from '@mingdu/shared/kernel/plain-date'
import { DEMO_CLUES, type DemoClue, type DemoClueStep } from './demo.clues'
import { dueOn, idOf, type Stage } from './demo.stage'

/** Of the anonymous ones; nobody finds a number by it. */
export const DEMO_PIN = '275946'

export interface ClueStage extends Omit<Stage, 'dayPassed'> {
  /** The session of the citizen who sends what is sent by name. */
  sender: string
  /** What the worker does about what is to be read in public. */
  check(): Promise<unknown>
}

/** Plays the clues of the last weeks in the order of time: sent by a citizen or by nobody, handled, called back. */
export async function playClues(stage: ClueStage): Promise<void> {
  stage.setTime(stage.now)
  const ids = new Map<string, string>()
  const steps = DEMO_CLUES.flatMap((clue, i) => [
    { at: momentOf(stage, clue.ago, 9, i), run: () => send(clue, stage.sender, ids, stage) },
    ...clue.steps.map((step, n) => ({
      at: momentOf(stage, step.ago, 10 + n * 0.5, i),
      run: () => act(clue, step, ids, stage),
    })),
  ]).sort((a, b) => a.at - b.at)
  for (const { at, run } of steps) {
    stage.setTime(Math.min(at, stage.now))
    await run()
  }
  await stage.check()
  stage.setTime(stage.now)
}

const HOUR = 3_600_000
const MINUTE = 60_000

function momentOf({ today }: Pick<Stage, 'today'>, ago: number, hour: number, spread: number): number {
  return shanghaiMidnight(addDays(today, -ago)) + hour * HOUR + spread * MINUTE
}

async function send(
  clue: DemoClue,
  token: string,
  ids: Map<string, string>,
  stage: ClueStage,
): Promise<void> {
  const { player, orgIds } = stage
  const { kind, text, identity, about, place } = clue
  const body = {
    ...{ classified: false, kind, text, concernedText: '', fileTickets: [] },
    ...{
      place: place === '' ? null : { text: place },
      concernedOrgIds: about.map((key) => idOf(orgIds, key)),
    },
  }
  if (identity !== 'anonymous') {
    const sent = await player.citizenWrite<MyClue>(token, '/citizen/clues', { ...body, identity })
    ids.set(clue.key, sent.id)
    return
  }
  const { no } = await player.publicWrite<{ no: string }>('/public/clues', { ...body, pin: DEMO_PIN })
  const { items } = await player.read<{ items: ClueRow[] }>('ducha1', `/clues?q=${no}`)
  ids.set(clue.key, items[0]?.id ?? '')
}

async function act(
  { key, kind, about }: DemoClue,
  { by, act: step }: DemoClueStep,
  ids: ReadonlyMap<string, string>,
  { player, ...stage }: ClueStage,
): Promise<void> {
  const id = ids.get(key) ?? ''
  const { version } = await player.read<Clue>(by, `/clues/${id}`)
  const method = step.path === 'triage' ? 'PUT' : 'POST'
  const body = bodyOf(step, { kind, about }, ids, stage)
  await player.write(by, method, `/clues/${id}/${step.path}`, { version, ...body })
}

function bodyOf(
  step: DemoClueStep['act'],
  { kind, about }: Pick<DemoClue, 'kind' | 'about'>,
  ids: ReadonlyMap<string, string>,
  { orgIds, accountIds, today }: Pick<Stage, 'orgIds' | 'accountIds' | 'today'>,
): object {
  switch (step.path) {
    case 'triage':
      return {
        ...{ kind, priority: step.priority ?? 'normal', keywords: step.keywords },
        concernedOrgIds: about.map((key) => idOf(orgIds, key)),
        concernedAccountIds: (step.people ?? []).map((key) => idOf(accountIds, key)),
        publicText: step.publicText ?? null,
      }
    case 'dispatch':
      return { orgId: idOf(orgIds, step.org) }
    case 'signature':
      return {}
    case 'transfer':
      return { to: step.to, reason: step.reason }
    case 'notes':
    case 'answer':
      return { text: step.text }
    case 'call-back':
      return { reached: step.level !== null, resolution: step.resolution, level: step.level, note: step.note }
    case 'merger':
      return { intoId: ids.get(step.into) ?? '' }
    case 'matter':
      return {
        ...{ title: step.title, leadOrgId: idOf(orgIds, step.lead) },
        ...{ supervisorId: idOf(accountIds, 'ducha1'), due: dueOn(today, step.due) },
      }
    default:
      return { reason: step.reason }
  }
}
