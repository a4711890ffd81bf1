import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import type { Stage } from './demo.stage'

/** What two units say of the 督查 that was sent to them: one opinion is answered, one waits. */
export async function playOversight(stage: Stage): Promise<void> {
  stage.setTime(stage.now)
  const { player } = stage
  const rated = await rate(stage, 'shuiwu0', {
    level: 4,
    tags: ['often', 'papers'],
    hours: 24,
    text: '同一河段的台账一周要报两次，和周报内容重复，建议合并。',
  })
  if (rated)
    await player.write('ducha1', 'POST', `/oversight/${rated.id}/answer`, {
      version: rated.version,
      text: '已与办公室核对，从下周起河段台账并入周报，不再单独报送。',
    })
  await rate(stage, 'jiaoke0', {
    level: 2,
    tags: ['helpful'],
    hours: 6,
    text: '现场指导及时，整改方向清楚。',
  })
}

/** Of the first matter that touches the head’s unit. */
async function rate({ player }: Stage, head: string, said: object): Promise<OversightRow | null> {
  const { items } = await player.read<{ items: MatterRow[] }>(head, '/matters?limit=1&state=issued')
  const [matter] = items
  return matter
    ? player.write<OversightRow>(head, 'POST', '/oversight', { matterId: matter.id, ...said })
    : null
}
