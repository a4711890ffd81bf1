import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { DEMO_JOINT, type DemoJoint, type DemoJointStep } from './demo.joint'
import type { PlayedStage } from './demo.ratings.play'

/** Every 联办 and its answers, each with its moment. */
export function jointSteps(
  stage: PlayedStage & { orgIds: ReadonlyMap<string, string> },
): { at: number; run(): Promise<void> }[] {
  return DEMO_JOINT.flatMap((one) => [
    { at: stage.at(one.ago, MORNING), run: () => ask(one, stage) },
    ...one.steps.flatMap(({ answered }, i) =>
      answered
        ? [{ at: stage.at(answered.ago, MORNING), run: () => answer(one, i + 1, answered, stage) }]
        : [],
    ),
  ])
}

/** After what was done to the case first thing that day. */
const MORNING = 2

async function ask(
  { of, by, steps }: DemoJoint,
  { player, caseOf, orgIds }: PlayedStage & { orgIds: ReadonlyMap<string, string> },
): Promise<void> {
  const { id } = caseOf(of.idNumber)
  const { version } = await player.read<Case>(by, `/cases/${id}`)
  const asked = steps.map(({ org, what, days }) => ({ orgId: orgIds.get(org) ?? '', what, days }))
  await player.write(by, 'POST', `/cases/${id}/joint`, { version, steps: asked })
}

async function answer(
  { of, by: asker }: DemoJoint,
  n: number,
  { by, outcome, opinion }: NonNullable<DemoJointStep['answered']>,
  { player, caseOf }: PlayedStage,
): Promise<void> {
  const { id } = caseOf(of.idNumber)
  const { items } = await player.read<{ items: JointStep[] }>(asker, `/cases/${id}/steps`)
  const version = items.find((step) => step.n === n)?.version
  await player.write(by, 'POST', `/cases/${id}/steps/${n}/answer`, { version, outcome, opinion })
}
